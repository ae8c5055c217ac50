// The package's own types are for its whole index, which prints a banner and loads far more than is used here.
declare module 'natural/lib/natural/distance/jaro-winkler_distance.js' {
  export default function jaroWinkler(a: string, b: string, options?: { ignoreCase?: boolean; dj?: number }): number;
}
declare module 'natural/lib/natural/stemmers/porter_stemmer.js' {
  const stemmer: { stem(token: string): string };
  export default stemmer;
}
