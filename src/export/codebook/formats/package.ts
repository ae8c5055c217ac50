import { codebookFormat } from '../codebook-format.ts';
import { plainCodebook } from '../plain-codebook.ts';
import { tableSchema } from './json.ts';

/** A Data Package v2 with one resource: the schema is the codebook. `review.yaml` is the package of the whole review. */
export const dataPackage = codebookFormat({
  name: 'package',
  extension: 'json',
  describe: 'Data Package v2 (JSON) with the codebook as the schema of its resource',
  binary: false,
  async write(codebook) {
    const { schema, unsaid } = tableSchema(plainCodebook(codebook));
    const name = codebook.file
      .replace(/^.*\//, '')
      .replace(/\.[^.]*$/, '')
      .toLowerCase()
      .replace(/[^a-z0-9._-]+/g, '-');
    const descriptor = {
      $schema: 'https://datapackage.org/profiles/2.0/datapackage.json',
      name: name || 'review',
      ...(codebook.title === '' ? {} : { title: codebook.title }),
      ...(codebook.version === null ? {} : { version: codebook.version }),
      resources: [
        {
          name: 'studies',
          type: 'table',
          path: 'studies.csv',
          format: 'csv',
          mediatype: 'text/csv',
          encoding: 'utf-8',
          schema,
        },
      ],
    };
    return {
      data: `${JSON.stringify(descriptor, null, 2)}\n`,
      unsaid: [...unsaid, 'the data themselves: put them beside it as studies.csv, or change the path'],
    };
  },
});
