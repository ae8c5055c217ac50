import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { DEFAULT_LANGUAGE, type Language } from '../strings/index.ts';
import { ChooseLanguage } from '../views/choose-language.tsx';
import { AgreementTab } from './agreement-tab.tsx';
import { CodebookTab } from './codebook-tab.tsx';
import { DataTab } from './data-tab.tsx';
import { ExploreTab } from './explore-tab.tsx';
import { FiguresTab } from './figures-tab.tsx';
import { FileBox } from './file-box.tsx';
import { ManuscriptTab } from './manuscript-tab.tsx';
import { SaveTab } from './save-tab.tsx';
import type { TabProps } from './tab-props.ts';
import { reopen, startFrom, type Workbench, wordsOfFault } from './workbench.ts';
import { unzippedFolder } from './zipped-folder.ts';

const TABS = ['codebook', 'data', 'explore', 'figures', 'agreement', 'manuscript', 'save'] as const;
type Tab = (typeof TABS)[number];

/** The toolkit in one page: a sheet comes in, a review folder goes out. */
export function AppPage(): JSX.Element {
  const [language, setLanguage] = useState<Language>(DEFAULT_LANGUAGE);
  const strings = language.strings.app;
  const [bench, setBench] = useState<Workbench | null>(null);
  /** the review as it was opened or saved: without a change nothing can be lost */
  const [kept, setKept] = useState<Workbench | null>(null);
  const [tab, setTab] = useState<Tab>('codebook');
  const [trouble, setTrouble] = useState('');
  const [isBusy, setBusy] = useState(false);
  const work: TabProps['work'] = async job => {
    setBusy(true);
    setTrouble('');
    try {
      // the browser shows that it works before it does
      await new Promise(done => setTimeout(done, 20));
      const next = await job();
      if (next !== undefined) setBench(next);
    } catch (error) {
      setTrouble(wordsOfFault(error));
    }
    setBusy(false);
  };
  const open = (name: string, bytes: Uint8Array): Promise<void> =>
    work(async () => {
      const isZip = /\.zip$/i.test(name);
      const next = isZip ? await reopen(unzippedFolder(bytes)) : await startFrom(name, bytes);
      setTab(isZip ? 'explore' : 'codebook');
      setKept(next);
      return next;
    });
  useEffect(() => {
    document.documentElement.lang = language.code;
  }, [language]);
  useEffect(() => {
    // a file that misses the box must not replace the page
    const stay = (event: DragEvent): void => event.preventDefault();
    addEventListener('dragover', stay);
    addEventListener('drop', stay);
    return () => {
      removeEventListener('dragover', stay);
      removeEventListener('drop', stay);
    };
  }, []);
  useEffect(() => {
    if (bench === kept) return undefined;
    const ask = (event: Event): void => event.preventDefault();
    addEventListener('beforeunload', ask);
    return () => removeEventListener('beforeunload', ask);
  }, [bench, kept]);
  return (
    <>
      <header>
        <h1>{bench === null ? strings.title : bench.look.report.review.title}</h1>
        {bench === null ? <p>{strings.intro}</p> : null}
        <ChooseLanguage language={language} choose={setLanguage} />
      </header>
      <p role="status" aria-live="polite" class="sentence">
        {isBusy ? strings.working : ''}
      </p>
      {trouble === '' ? null : (
        <p role="alert" class="notice">
          {trouble}
        </p>
      )}
      {bench === null ? (
        <main>
          <FileBox label={strings.choose} accept=".csv,.tsv,.txt,.xlsx,.zip" take={open} />
        </main>
      ) : (
        <>
          <nav class="tabs" aria-label={strings.title}>
            {TABS.map(name => (
              <button
                key={name}
                type="button"
                aria-current={name === tab ? 'page' : undefined}
                onClick={() => setTab(name)}
              >
                {strings.tabs[name]}
              </button>
            ))}
            <button
              type="button"
              onClick={() => {
                if (bench !== kept && !confirm(strings.unsaved)) return;
                setTrouble('');
                setBench(null);
                setKept(null);
              }}
            >
              {strings.another}
            </button>
          </nav>
          <div id="tab">
            {tab === 'codebook' ? <CodebookTab bench={bench} language={language} work={work} /> : null}
            {tab === 'data' ? <DataTab bench={bench} language={language} work={work} /> : null}
            {tab === 'explore' ? <ExploreTab bench={bench} language={language} work={work} /> : null}
            {tab === 'figures' ? <FiguresTab bench={bench} language={language} work={work} /> : null}
            {tab === 'agreement' ? <AgreementTab bench={bench} language={language} work={work} /> : null}
            {tab === 'manuscript' ? <ManuscriptTab bench={bench} language={language} work={work} /> : null}
            {tab === 'save' ? (
              <SaveTab bench={bench} language={language} work={work} saved={() => setKept(bench)} />
            ) : null}
          </div>
        </>
      )}
    </>
  );
}
