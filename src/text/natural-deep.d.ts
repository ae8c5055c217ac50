// The package's own types are for its whole index, which prints a banner and loads far more than is used here.
declare module 'natural/lib/natural/distance/jaro-winkler_distance.js' {
  export default function jaroWinkler(a: string, b: string, options?: { ignoreCase?: boolean; dj?: number }): number;
}

declare module 'natural/lib/natural/inflectors/noun_inflector.js' {
  const Inflector: new () => { singularize(word: string): string; pluralize(word: string): string };
  export default Inflector;
}

declare module 'natural/lib/natural/stemmers/porter_stemmer.js' {
  const stemmer: { stem(word: string): string };
  export default stemmer;
}

declare module 'natural/lib/natural/tokenizers/regexp_tokenizer.js' {
  const module: {
    RegexpTokenizer: new (options: {
      pattern: RegExp;
      discardEmpty?: boolean;
      gaps?: boolean;
    }) => {
      tokenize(text: string): string[];
    };
  };
  export default module;
}
