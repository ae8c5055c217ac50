import iconv from 'iconv-lite';
import { expect, test } from 'vitest';
import { decode } from '../../src/ingest/decode.ts';

const read = async (text: string, encoding: string): Promise<string> =>
  (await decode(iconv.encode(text, encoding), 's.csv', undefined)).text;

test.each([
  ['Polish', 'Płeć uczestników;Źródło;Mężczyźni;Obie płcie;Węgry'],
  ['Polish, a word or two', 'Study;Country\n1;Włochy\n2;Włochy\n3;Włochy'],
  ['Czech', 'Typ studie;Průřezová;Žáci;Učitelé;Rodiče;čeština'],
  ['Slovak', 'Štúdia;Účastníci;žiaci;rodičia;ľudia;deň'],
  ['Hungarian', 'Szerző;Év;Nők;Gyűjtés;Iskolák;Szülők'],
  ['Croatian', 'Učenici;Učitelji;Grad Šibenik;Općina Čakovec'],
])('%s text in Windows-1250', async (_, text) => expect(await read(text, 'windows-1250')).toBe(text));

test.each([
  ['French', 'Étude;Année;Français;où;naïf;Élèves;œuvre'],
  ['German with a unit', 'Größe;Fläche in m³;Übung;Straße'],
  ['Spanish', '¿Aleatorizado?;Año;Diseño;Sí;Enfermería'],
  ['Portuguese', 'População;Não;Avaliação;Saúde;Âmbito'],
  ['Danish', 'Søren;Århus;Køn;Børn;Mænd'],
  ['Icelandic', 'Þátttakendur;Börn;Ár;Íslenska;æfing'],
  ['names of several countries', 'Müller;García;Gonçalves;Sørensen;Kovács;Peña;Åberg'],
  ['names of two countries', 'Jørgensen;García;Møller;Pérez'],
])('%s in Windows-1252', async (_, text) => expect(await read(text, 'windows-1252')).toBe(text));

test('bytes of neither are refused, with a way on', async () => {
  const bytes = Uint8Array.from([0x61, 0x3b, 0x62, 0x0a, 0x81, 0x20, 0x90, 0x0a]);
  await expect(decode(bytes, 's.csv', undefined)).rejects.toThrow('neither UTF-8 nor Windows-1252');
});
