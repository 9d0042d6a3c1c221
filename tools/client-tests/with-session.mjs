const BEGIN = "<!-- session: written by npm run docs:session -->";
const END = "<!-- end of session -->";

/** The readme's text with the session between its marks. @param {string} readme @param {string} session */
export function withSession(readme, session) {
  const begin = readme.indexOf(BEGIN);
  const end = readme.indexOf(END);
  if (begin === -1 || end < begin) throw new Error(`README.md has no "${BEGIN}" and "${END}".`);
  return `${readme.slice(0, begin + BEGIN.length)}\n\`\`\`text\n${session}\n\`\`\`\n${readme.slice(end)}`;
}
