/** What an Akoma Ntoso document says of itself: which work, which text of it, who made this file, what is changed by what, and what it is not. */
import type { AmendingInstruction, Operation, Order } from "../drafting/index.js";
import type { Lang } from "../law/index.js";
import type { InstructionView } from "../store/index.js";
import { expressionIri, LANGUAGES, type NamedDay, OWN, type WorkName, workIri } from "./akn-names.js";
import { element, words, type Xml } from "./xml.js";

export interface AknIdentity {
  readonly work: WorkName;
  readonly lang: Lang;
  /** Day of this text. */
  readonly day: NamedDay;
  readonly variant: string | null;
  /** Whose words these are. */
  readonly author: "parliament" | "oqylym";
  /** Whether they come from an official site; null where a person gave the document and nobody can tell. Never true of what is ours. */
  readonly official: boolean | null;
  readonly title: string;
}

export interface AknMeta {
  readonly identity: AknIdentity;
  readonly active?: readonly Xml[];
  readonly passive?: readonly Xml[];
  /** Documents that this one changes, or is changed by: IRI and name. */
  readonly related?: readonly {
    readonly element: "activeRef" | "passiveRef";
    readonly iri: string;
    readonly name: string;
  }[];
  /** For people, in the language of the law. */
  readonly notes: readonly string[];
}

const SOURCE = { source: "#oqylym" } as const;

/** Parts in the order of the schema: identification, analysis, references, notes. */
export function metaOf({ identity, active = [], passive = [], related = [], notes }: AknMeta): Xml {
  const changes = [
    ...(active.length > 0 ? [element("activeModifications", {}, active)] : []),
    ...(passive.length > 0 ? [element("passiveModifications", {}, passive)] : []),
  ];
  return element("meta", {}, [
    identification(identity),
    ...(changes.length > 0 ? [element("analysis", SOURCE, changes)] : []),
    element("references", SOURCE, [
      ...related.map((r, i) => element(r.element, { eId: `ref_${i + 1}`, href: r.iri, showAs: r.name })),
      organization("parliament", "Parliament of the Republic of Kazakhstan"),
      organization("oqylym", "Oqylym"),
    ]),
    element(
      "notes",
      { ...SOURCE, "xml:lang": identity.lang },
      notes.map((note, i) => element("note", { eId: `remark_${i + 1}` }, [element("p", {}, [words(note)])])),
    ),
  ]);
}

const organization = (eId: string, showAs: string): Xml =>
  element("TLCOrganization", { eId, href: `/akn/ontology/organization/kz/${eId}`, showAs });

function identification({ work, lang, day, variant, author, official, title }: AknIdentity): Xml {
  const iri = expressionIri(work, lang, day, variant);
  return element("identification", SOURCE, [
    element("FRBRWork", {}, [
      ...core(workIri(work), work.day, "#parliament"),
      element("FRBRcountry", { value: "kz" }),
      element("FRBRnumber", { value: work.id }),
      element("FRBRname", { value: title }),
    ]),
    element("FRBRExpression", {}, [
      ...core(iri, day, `#${author}`),
      ...(official === null ? [] : [element("FRBRauthoritative", { value: `${official}` })]),
      element("FRBRlanguage", { language: LANGUAGES[lang] }),
    ]),
    element("FRBRManifestation", {}, [
      ...core(`${iri}.xml`, day, "#oqylym"),
      element("FRBRformat", { value: "application/akn+xml" }),
    ]),
  ]);
}

function core(iri: string, day: NamedDay, author: string): Xml[] {
  const component = iri.endsWith(".xml") ? `${iri.slice(0, -4)}/!main.xml` : `${iri}/!main`;
  return [
    element("FRBRthis", { value: component }),
    element("FRBRuri", { value: iri }),
    element("FRBRdate", { date: day.date, name: day.name }),
    element("FRBRauthor", { href: author }),
  ];
}

// ── modifications ──

type ModType = "substitution" | "insertion" | "repeal" | "renumbering";

const TYPES: Readonly<Partial<Record<Operation, ModType>>> = {
  replace_provision: "substitution",
  insert_provision: "insertion",
  delete_provision: "repeal",
  substitute_words: "substitution",
  insert_words: "insertion",
  append_words: "insertion",
  delete_words: "repeal",
  rename_heading: "substitution",
  amend_toc: "substitution",
  global_substitution: "substitution",
  renumber: "renumbering",
};

/**
 * One order as a `textualMod`. Where its verbs order unlike things, it is a substitution: other text at these places. Null for an order that was not
 * understood, and for one that orders nothing: no kind may be claimed for it.
 *
 * @param source where the order stands @param destinations what it changes, at least one; `incomplete` is said where it was not carried out
 */
export function textualMod(
  view: InstructionView,
  { source, destinations }: { readonly source: string; readonly destinations: readonly string[] },
): Xml | null {
  const orders: Order[] = [view.instruction, ...(view.instruction.more ?? [])];
  const types = orders.map((order) => TYPES[order.op]);
  const first = types[0];
  if (first === undefined || types.some((type) => type === undefined)) return null;
  const type = types.every((t) => t === first) ? first : "substitution";
  const eId = `pmod_${view.seq + 1}`;
  return element("textualMod", { type, eId, incomplete: view.outcome?.status === "applied" ? null : "true" }, [
    element("source", { eId: `${eId}__source`, href: source }),
    ...destinations.map((href, i) => element("destination", { eId: `${eId}__destination_${i + 1}`, href })),
    ...told("old", eId, orders.flatMap(oldWords)),
    ...told("new", eId, orders.flatMap(newWords)),
  ]);
}

/** Whether `textualMod` would say something of it. */
export const isUnderstood = (instruction: AmendingInstruction): boolean =>
  [instruction, ...(instruction.more ?? [])].every((order) => TYPES[order.op] !== undefined);

function told(name: "old" | "new", eId: string, all: readonly string[]): Xml[] {
  return all.map((text, i) =>
    element(name, { eId: `${eId}__${name}_${i + 1}` }, [element("oq:words", { "xmlns:oq": OWN }, [words(text)])]),
  );
}

const oldWords = (order: Order): string[] => [
  ...(order.old === undefined ? [] : [order.old]),
  ...(order.replacements ?? []).map((r) => r.old),
];

const newWords = (order: Order): string[] => [
  ...(order.new === undefined ? [] : [order.new].flat()),
  ...(order.replacements ?? []).map((r) => r.new),
];
