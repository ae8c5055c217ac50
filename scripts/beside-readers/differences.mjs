/** Why another program gives something else: the first entry that applies gives the reason. */
export const DIFFERENCES = [
  {
    title: 'PubMed numbers',
    applies: ({ field }) => field === 'pmid',
    reason:
      'The formats have no field for a PubMed number of their own; it stands in a field for accession numbers or notes, which the two programs return as such or leave out. `add` takes it where the tag or the text says what it is.',
  },
  {
    title: 'Keywords in one field',
    applies: ({ field }) => field === 'keywords',
    reason: 'Several keywords in one field, or on the lines below it, are one keyword for the other program.',
  },
  {
    title: 'Years',
    applies: ({ field }) => field === 'year',
    reason:
      'The year stands in a date without a year of its own (`2021//`, `2021/03/15/`, `%8`, `pub-dates`, `date`), or behind a field with month and day, which the other program returns instead.',
  },
  {
    title: 'Subtitles of books',
    applies: ({ file, field }) => file.endsWith('.bib') && field === 'title',
    reason:
      'BibLaTeX keeps the subtitle in a field of its own, which bibutils does not read; `add` puts it behind the title.',
  },
  {
    title: 'Names without a comma',
    applies: ({ file, field }) => file.endsWith('.ris') && field === 'authors',
    reason:
      'Ovid, Embase and MEDLINE of EBSCO write `Muller H.`, IEEE Xplore `H. Muller`: bibutils takes the initials of the first for the family name, citation-js keeps one text; `add` takes the initials for what they are.',
  },
  {
    title: 'Names by parts',
    applies: ({ file, field }) => file === 'better-bibtex.bib' && field === 'authors',
    reason: 'BibLaTeX has names by parts (`family=…, given=…`), which bibutils keeps as they stand.',
  },
  {
    title: 'Blanks of TeX',
    applies: ({ file, program, field }) =>
      file === 'better-bibtex.bib' && program === 'citation-js' && field === 'abstract',
    reason: 'citation-js keeps the backslash of a blank that TeX writes with one.',
  },
  {
    title: 'Several names of a journal',
    applies: ({ field, own, other }) => field === 'venue' && own.toLowerCase() === other.toLowerCase(),
    reason: 'EBSCO writes the journal a second time in capitals (`JO`), which citation-js takes.',
  },
  {
    title: 'Several addresses',
    applies: ({ field, own, other }) => field === 'url' && own !== '' && other.split(' | ').includes(own),
    reason: 'Of several addresses `add` takes the first, and citation-js joins them.',
  },
  {
    title: 'Files on a disk',
    applies: ({ field, own, other }) => field === 'url' && own === '' && other.endsWith('.pdf'),
    reason: "Mendeley's field for files on its computer is an address for bibutils.",
  },
  {
    title: 'A page that is first and last',
    applies: ({ field, own, other }) => field === 'pages' && other === `${own}-${own}`,
    reason: 'Where the first page is also the last, `add` gives it once.',
  },
  {
    title: 'DOIs in other fields',
    applies: ({ field, other }) => (field === 'doi' || field === 'url') && other === '',
    reason: 'A DOI that is written as an address, or the address of one, is left out by bibutils.',
  },
  {
    title: 'The book of a chapter',
    applies: ({ file, program, field, own }) =>
      file === 'zotero.ris' && program === 'bibutils' && field === 'venue' && own === 'Handbook of flying',
    reason: 'Zotero writes the title of the book in `T2`, which bibutils does not take for the book of a chapter.',
  },
  {
    title: 'Journals with their short name only',
    applies: ({ field, other }) => field === 'venue' && other === '',
    reason: 'Where a record has nothing but the abbreviated name of its journal, the other programs give no journal.',
  },
  {
    title: 'Single pages and article numbers',
    applies: ({ field, other }) => field === 'pages' && other === '',
    reason: 'An article number in place of pages is left out by bibutils.',
  },
];
