/** The English words, in one chunk that is fetched when a person chooses English. */
const tables = import.meta.glob<Record<string, string>>(["../words/en/*.json", "!../words/en/*_staff.json"], {
  eager: true,
  import: "default",
});

const english: Record<string, string> = Object.assign({}, ...Object.values(tables));
export default english;
