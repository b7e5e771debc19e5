// What does it cost to find that no bill needs to be made anew? Bills of one page and eight documents without texts, from memory: the first pass over
// them, one with nothing new, and one after a page that tells of no bill. Processor time.
//   npm run build && node bench/deriving.mjs [sizes…]      (1000 5000 if left out)
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { deriveBills, readReference } from "../dist/src/pipeline/index.js";
import { openStore } from "../dist/src/store/index.js";

const reference = readReference(join(fileURLToPath(new URL("..", import.meta.url)), "data"), "bench");
const AT = "2025-06-01T06:00:00.000Z";
const STAGES = [
  ["introduced", "2025-02-03"],
  ["first_reading", "2025-03-05"],
  ["second_reading", "2025-05-14"],
  ["sent_to_senate", "2025-05-28"],
];
const TITLES = {
  ru: (key) => `О внесении изменений в Уголовный кодекс Республики Казахстан по вопросам порта ${key}`,
  kk: (key) => `Қазақстан Республикасының Қылмыстық кодексіне ${key} порты мәселелері бойынша өзгерістер енгізу туралы`,
};

function take(store, path, facts) {
  const page = { editions: [], pages: [], days: [], facts, blocks: null, follow: [], problems: [] };
  const seen = { source: "registry", url: `https://registry.example.org/${path}`, kind: "bill", meta: {}, headers: {} };
  const as = { bytes: Buffer.from(path), mediaType: "text/plain", charset: "utf-8", at: AT };
  store.take({ ...seen, ...as }, { state: "read", page });
}

function takeBill(store, key) {
  const bill = `registry-${key}`;
  const titles = ["ru", "kk"].map((lang) => ({ lang, title: TITLES[lang](key) }));
  const held = { fact: "stage", nature: "held", precision: "day" };
  take(store, `${key}`, [
    { bill, told: { fact: "bill", procedure: "parliament-1995", titles } },
    ...STAGES.map(([stage, date]) => ({ bill, told: { ...held, stage, date, words: stage } })),
  ]);
  const text = { fact: "document", role: "bill", caption: "Законопроект", material: "text" };
  for (const [stage, date] of STAGES)
    for (const lang of ["ru", "kk"])
      take(store, `${key}/${stage}/${lang}`, [{ bill, told: { ...text, stage, date, lang } }]);
}

const sizes = process.argv.length > 2 ? process.argv.slice(2).map(Number) : [1000, 5000];
console.log("| bills | first pass, ms | nothing new, ms | something new, ms |\n|--:|--:|--:|--:|");
for (const bills of sizes) {
  const store = openStore(":memory:");
  for (let key = 0; key < bills; key++) takeBill(store, key);
  const pass = () => {
    const begun = process.cpuUsage();
    deriveBills(store, reference, () => new Date(AT));
    const { user, system } = process.cpuUsage(begun);
    return ((user + system) / 1000).toFixed(1);
  };
  const [first, nothing] = [pass(), pass()];
  take(store, "news", []);
  console.log(`| ${bills} | ${first} | ${nothing} | ${pass()} |`);
  store.close();
}
