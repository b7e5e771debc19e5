/**
 * Reads the text that Prometheus takes, by the rules of its format 0.0.4: a line a sample, ended by a line feed; at most one HELP and one TYPE a name,
 * before its first sample; all lines of a name in one group; each set of labels once. Throws where a rule is broken.
 */
export interface Sample {
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly value: number;
}

export interface Family {
  readonly help: string;
  readonly type: string;
  readonly samples: readonly Sample[];
}

interface Lines {
  help?: string;
  type?: string;
  readonly samples: Sample[];
}

const NAME = /^[a-zA-Z_:][a-zA-Z0-9_:]*/u;
const LABEL = /^([a-zA-Z_][a-zA-Z0-9_]*)="((?:[^"\\\n]|\\["\\n])*)"(,|(?=\}))/u;
const TYPES = ["counter", "gauge", "histogram", "summary", "untyped"];

export function readExposition(text: string): ReadonlyMap<string, Family> {
  if (!text.endsWith("\n")) throw new Error("the last line must end with a line feed");
  const families = new Map<string, Lines>();
  let group = "";
  const family = (name: string) => {
    const known = families.get(name);
    if (known && group !== name) throw new Error(`${name}: its lines are not in one group`);
    group = name;
    if (known) return known;
    const fresh: Lines = { samples: [] };
    families.set(name, fresh);
    return fresh;
  };
  for (const line of text.split("\n")) {
    if (line === "") continue;
    if (line.startsWith("#")) readComment(line, family);
    else {
      const sample = readSample(line);
      const { samples } = family(sample.name);
      const same = (other: Sample) => JSON.stringify(other.labels) === JSON.stringify(sample.labels);
      if (samples.some(same)) throw new Error(`twice: ${line}`);
      samples.push(sample);
    }
  }
  return new Map(
    [...families].map(([name, { help = "", type = "untyped", samples }]) => [name, { help, type, samples }]),
  );
}

function readComment(line: string, family: (name: string) => Lines): void {
  const [, what, name = "", rest = ""] = /^# (HELP|TYPE) (\S+) (.*)$/u.exec(line) ?? [];
  if (what === undefined) return;
  if (NAME.exec(name)?.[0] !== name) throw new Error(`no name: ${line}`);
  const about = family(name);
  if (about.samples.length > 0) throw new Error(`after a sample: ${line}`);
  const key = what === "HELP" ? "help" : "type";
  if (about[key] !== undefined) throw new Error(`twice: ${line}`);
  if (key === "type" && !TYPES.includes(rest)) throw new Error(`no type: ${line}`);
  if (key === "help" && /\\(?![\\n])/u.test(rest.replaceAll("\\\\", ""))) throw new Error(`bad escape: ${line}`);
  about[key] = rest;
}

function readSample(line: string): Sample {
  const name = NAME.exec(line)?.[0];
  if (name === undefined) throw new Error(`no name: ${line}`);
  let rest = line.slice(name.length);
  const labels: Record<string, string> = {};
  if (rest.startsWith("{")) {
    rest = rest.slice(1);
    while (!rest.startsWith("}")) {
      const [all, label, value] = LABEL.exec(rest) ?? [];
      if (all === undefined || label === undefined) throw new Error(`no label: ${line}`);
      if (label in labels) throw new Error(`label twice: ${line}`);
      labels[label] = (value ?? "").replace(/\\(["\\n])/gu, (_, c: string) => (c === "n" ? "\n" : c));
      rest = rest.slice(all.length);
    }
    rest = rest.slice(1);
  }
  const number = /^ ([+-]?(?:\d+(?:\.\d+)?(?:[eE][+-]?\d+)?|Inf)|NaN)$/u.exec(rest)?.[1];
  if (number === undefined) throw new Error(`no number: ${line}`);
  return { name, labels, value: Number(number.replace("Inf", "Infinity")) };
}
