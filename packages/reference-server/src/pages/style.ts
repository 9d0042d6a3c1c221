/** The one style of all pages; follows the reader's light or dark setting. */
export const STYLE = `
:root { color-scheme: light dark; --line: #8884; --soft: #888; --good: #0a7d4b; --bad: #c0392b; }
body { font: 16px/1.5 system-ui, sans-serif; max-width: 62rem; margin: 2rem auto; padding: 0 1rem; }
h1 { margin-bottom: 0; } h2 { margin-top: 2.5rem; border-bottom: 1px solid var(--line); }
h3 { margin-bottom: 0.2rem; } p { margin: 0.4rem 0; }
code, pre, td.number { font-family: ui-monospace, monospace; font-size: 0.9em; }
pre { padding: 0.8rem; overflow-x: auto; border: 1px solid var(--line); border-radius: 6px; }
table { border-collapse: collapse; width: 100%; } td, th { text-align: left; padding: 0.25rem 0.6rem 0.25rem 0; border-bottom: 1px solid var(--line); vertical-align: top; }
td.number, th.number { text-align: right; }
.soft { color: var(--soft); } .up { color: var(--good); } .down { color: var(--bad); }
.method { display: inline-block; min-width: 4.5rem; font-weight: 600; }
nav a { margin-right: 1rem; }
`;
