// Draws docs/architecture/rooms.svg: the rooms of src by rank, with their sizes, and which room imports which.
// Sizes and imports are measured from src; names, ranks and one line about each room are in scripts/rooms.json.
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** Rooms in the order of the map, with their files, lines and imports (room → number of import statements). */
function measureRooms() {
  const files = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
    .map(file => file.replaceAll('\\', '/'))
    .filter(file => /\.tsx?$/.test(file))
    .sort();
  const rooms = JSON.parse(readFileSync(join(root, 'scripts/rooms.json'), 'utf8')).map(room => ({
    ...room,
    files: 0,
    lines: 0,
    imports: new Map(),
  }));
  const byName = new Map(rooms.map(room => [room.name, room]));
  for (const file of files) {
    const [name] = file.split('/');
    const room = byName.get(name);
    if (room === undefined) throw new Error(`src/${name} has no line in scripts/rooms.json`);
    const text = readFileSync(join(root, 'src', file), 'utf8');
    room.files += 1;
    room.lines += text.split('\n').length - 1;
    for (const [, path] of text.matchAll(/(?:from|import\()\s*'(\.[^']+)'/g)) {
      const target = posix.join(posix.dirname(file), path).split('/')[0];
      if (target !== name) room.imports.set(target, (room.imports.get(target) ?? 0) + 1);
    }
  }
  return rooms;
}

const INK = '#1f2933';
const QUIET = '#5f6b76';
const WIDTH = 180;
const LEFT = 12;
const GAP = 2;
const SHADES = ['#dbe9f6', '#c6dcf0', '#e7efd9', '#fbeecb', '#f7e3d0'];

/** Sizes in mm: 8 pt, 7 pt and 6.5 pt. */
const [NAME, BODY, SMALL] = [2.82, 2.47, 2.29];

const escaped = text => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
const round = number => String(Math.round(number * 100) / 100);
const text = (x, y, size, words, extra = '') =>
  `<text x="${round(x)}" y="${round(y)}" font-size="${size}"${extra}>${escaped(words)}</text>`;
const rect = (x, y, width, height, extra) =>
  `<rect x="${round(x)}" y="${round(y)}" width="${round(width)}" height="${round(height)}" ${extra}/>`;

// whole hundreds, so that a small edit seldom changes the map
const sizeOf = ({ files, lines }) =>
  files === 1 ? '1 file' : `${files} files, ${(Math.round(lines / 100) / 10).toFixed(1)}k lines`;

/** Lines of at most so many characters. */
function wrapped(words, most) {
  const lines = [''];
  for (const word of words.split(' ')) {
    const longer = `${lines.at(-1)} ${word}`.trim();
    if (longer.length <= most) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
}

const colourOf = rank => SHADES[rank === 0 ? 0 : rank === 1 ? 1 : rank === 2 ? 2 : rank <= 5 ? 3 : 4];

/** The rooms as boxes, the highest rank first. */
function drawBands(rooms, top) {
  const marks = [];
  let y = top;
  const ranks = [...new Set(rooms.map(room => room.rank))].sort((a, b) => b - a);
  for (const rank of ranks) {
    const band = rooms.filter(room => room.rank === rank);
    const perRow = band.length > 4 ? Math.ceil(band.length / 2) : band.length;
    const begin = y;
    for (let start = 0; start < band.length; start += perRow) {
      const row = band.slice(start, start + perRow);
      const alone = perRow === 1;
      const height = alone ? 7.5 : perRow > 4 ? 18 : perRow > 2 ? 15 : 12;
      const width = (WIDTH - 0.5 - LEFT - GAP * (perRow - 1)) / perRow;
      row.forEach((room, index) => {
        const x = LEFT + index * (width + GAP);
        marks.push(rect(x, y, width, height, `rx="0.8" fill="${colourOf(rank)}" stroke="${QUIET}" stroke-width="0.2"`));
        marks.push(text(x + 1.5, y + (alone ? 4.7 : 3.9), NAME, room.name, ' font-weight="bold"'));
        if (alone) {
          marks.push(text(x + 22, y + 4.7, SMALL, sizeOf(room), ` fill="${QUIET}"`));
          marks.push(text(x + 54, y + 4.7, BODY, room.holds));
        } else {
          marks.push(text(x + 1.5, y + 7.1, SMALL, sizeOf(room), ` fill="${QUIET}"`));
          for (const [line, words] of wrapped(room.holds, Math.floor((width - 3) / 1.2)).entries())
            marks.push(text(x + 1.5, y + 10.3 + line * 2.9, BODY, words));
        }
      });
      y += height + GAP;
    }
    marks.push(text(4, (begin + y - GAP) / 2 + 1, NAME, String(rank), ` fill="${QUIET}" text-anchor="middle"`));
  }
  return { marks, bottom: y };
}

/** Radius of a dot by the number of import statements. */
const CLASSES = [
  { from: 1, radius: 0.55, words: '1 to 9' },
  { from: 10, radius: 1.1, words: '10 to 49' },
  { from: 50, radius: 1.75, words: '50 or more' },
];
const classOf = count => CLASSES.findLast(entry => count >= entry.from);

/** Which room imports which: importers as rows, imported rooms as columns, both by rank. */
function drawImports(rooms, top) {
  const order = rooms
    .map((room, place) => ({ room, place }))
    .sort((a, b) => b.room.rank - a.room.rank || a.place - b.place);
  const list = order.map(({ room }) => room);
  const cell = 4.6;
  const left = 34;
  const y0 = top + 20;
  const marks = [];
  const size = cell * list.length;
  list.forEach((room, index) => {
    const middle = y0 + (index + 0.5) * cell;
    const across = left + (index + 0.5) * cell;
    marks.push(rect(left, y0 + index * cell, size, cell, `fill="${index % 2 === 0 ? '#f4f6f8' : '#ffffff'}"`));
    marks.push(text(left - 1.5, middle + 0.85, BODY, room.name, ' text-anchor="end"'));
    marks.push(
      text(0, 0, BODY, room.name, ` transform="translate(${round(across + 0.85)} ${round(y0 - 1.5)}) rotate(-60)"`),
    );
  });
  list.forEach((room, row) => {
    list.forEach((target, column) => {
      const [x, y] = [left + (column + 0.5) * cell, y0 + (row + 0.5) * cell];
      const count = room.imports.get(target.name) ?? 0;
      if (row === column) marks.push(rect(x - cell / 2, y - cell / 2, cell, cell, `fill="${colourOf(room.rank)}"`));
      else if (count > 0)
        marks.push(`<circle cx="${round(x)}" cy="${round(y)}" r="${classOf(count).radius}" fill="#1f5fa8"/>`);
    });
  });
  marks.push(rect(left, y0, size, size, `fill="none" stroke="${QUIET}" stroke-width="0.2"`));
  const key = left + size + 3;
  marks.push(text(key, y0 + 3, BODY, 'import statements', ' font-weight="bold"'));
  for (const [index, entry] of CLASSES.entries()) {
    const y = y0 + 8 + index * 5;
    marks.push(`<circle cx="${round(key + 2)}" cy="${round(y)}" r="${entry.radius}" fill="#1f5fa8"/>`);
    marks.push(text(key + 5.5, y + 0.85, BODY, entry.words));
  }
  marks.push(rect(key, y0 + 21, 4, 4, `fill="${colourOf(2)}"`));
  marks.push(text(key + 5.5, y0 + 23.9, BODY, 'the room itself'));
  return { marks, bottom: y0 + size };
}

/** The map as SVG. Same sources, same bytes. */
export function roomsMap() {
  const rooms = measureRooms();
  const bands = drawBands(rooms, 13);
  const matrix = drawImports(rooms, bands.bottom + 10);
  const height = round(matrix.bottom + 3);
  const described = rooms
    .map(room => `${room.name} (rank ${room.rank}, ${sizeOf(room)}): ${room.holds}.`)
    .concat('Every import points from a room to one of lower rank.')
    .join(' ');
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}mm" height="${height}mm" viewBox="0 0 ${WIDTH} ${height}" role="img" aria-labelledby="title description" font-family="Arial, Helvetica, sans-serif" fill="${INK}">`,
    '<title id="title">The rooms of src by rank, and the imports between them</title>',
    `<desc id="description">${escaped(described)}</desc>`,
    rect(0, 0, WIDTH, height, 'fill="#ffffff"'),
    text(0.5, 4, 3.3, 'Rooms of src by rank', ' font-weight="bold"'),
    text(0.5, 8.2, BODY, 'A room imports rooms of a smaller rank only, so rooms of one rank never import each other.'),
    text(4, 12, SMALL, 'rank', ` fill="${QUIET}" text-anchor="middle"`),
    ...bands.marks,
    text(0.5, bands.bottom + 5, 3.3, 'Imports between rooms', ' font-weight="bold"'),
    text(0.5, bands.bottom + 9.2, BODY, 'A dot: the room of the row imports the room of the column.'),
    ...matrix.marks,
    '</svg>',
    '',
  ].join('\n');
}
