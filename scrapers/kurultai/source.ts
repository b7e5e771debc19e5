/** The source «Құрылтай»: the one chamber since 1 July 2026. Declared, so that stages, road and place are ready; not yet seen, so that nothing is asked. */
import { OqylymError } from "../../src/errors.js";
import type { FetchedPage, PageReading, PageRequest, SeedContext, Source } from "../contract.js";
import { steadyJson } from "../pages/index.js";
import { readBill, readBills, readFile } from "./pages.js";

const MEGABYTE = 1024 * 1024;

export const kurultai: Source = {
  id: "kurultai",
  names: {
    ru: "Курултай Республики Казахстан",
    kk: "Қазақстан Республикасының Құрылтайы",
    en: "Kurultai, the one chamber since 2026",
  },
  // A note of September 2026 names the host; it served an advisory meeting before.
  home: "https://quryltai.kz",
  hosts: ["quryltai.kz", "www.quryltai.kz"],
  notYetSeen: "no page of the chamber that sits since September 2026 is known: neither address nor form of its bills",
  pace: { waitMs: 3000, why: "an unknown server" },
  robots: "robots.txt was not seen; whatever it says at run time is obeyed",
  schedule: "7 9,15,21 * * *",
  rests: [7, 8],
  joins: ["mazhilis"],
  pages: {
    bills: {
      is: "The list of bills, in a form of our own.",
      evidence: "unknown",
      enumerates: "bill",
      maxBytes: 5 * MEGABYTE,
      steady: steadyJson,
    },
    bill: {
      is: "One dossier, in a form of our own.",
      evidence: "unknown",
      maxBytes: 5 * MEGABYTE,
      steady: steadyJson,
    },
    document: { is: "A file of a dossier.", evidence: "unknown", maxBytes: 100 * MEGABYTE },
  },
  seeds: ({ home }: SeedContext): PageRequest[] => [{ url: `${home.replace(/\/+$/u, "")}/bills`, kind: "bills" }],
  read,
};

async function read(page: FetchedPage): Promise<PageReading> {
  switch (page.kind) {
    case "bills":
      return readBills(page);
    case "bill":
      return readBill(page);
    case "document":
      return readFile(page);
    default:
      throw new OqylymError("unknown_page_kind", `kurultai has no page kind «${page.kind}»`, {
        context: { kind: page.kind },
      });
  }
}
