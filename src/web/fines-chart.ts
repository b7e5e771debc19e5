/** The step chart of a fine, as numbers and paths for the template `chart.hbs`: MCI on the axis, pending readings dashed. No DOM, no script. */
import { type ScaleTime, scaleLinear, scaleUtc } from "d3-scale";
import { curveStepAfter, line } from "d3-shape";
import type { Page } from "./context.js";
import { drawnRows, type FineRow, rowName } from "./fines-data.js";

const WIDTH = 720;
const HEIGHT = 320;
const LEFT = 64;
const RIGHT = 20;
const TOP = 34;
const BOTTOM = 40;
const MARK = 11;
const DAY = 86_400_000;

export interface Chart {
  readonly width: number;
  readonly height: number;
  readonly held: string | null;
  readonly pending: readonly { readonly path: string }[];
  readonly marks: readonly {
    readonly n: number;
    readonly x: number;
    readonly y: number;
    /** Where the point itself is, when its mark had to step aside. */
    readonly at: number;
    readonly aside: boolean;
    readonly pending: boolean;
    readonly mci: number;
    readonly words: string;
    readonly above: number;
    readonly label: string | null;
  }[];
  readonly rows: readonly { readonly y: number; readonly label: string }[];
  readonly columns: readonly { readonly x: number; readonly label: string }[];
  readonly left: number;
  readonly right: number;
  readonly bottom: number;
  readonly labelY: number;
}

/** @returns null where nothing has both a day and a figure. */
export function fineChart(page: Page, rows: readonly FineRow[]): Chart | null {
  const drawn = drawnRows(rows);
  const times = drawn.map((r) => timeOf(r));
  if (drawn.length === 0) return null;
  const first = Math.min(...times);
  const held = drawn.filter((r) => r.inForce);
  // What is in force holds until today: the line says so.
  const last = Math.max(...times, held.length > 0 ? timeOfDay(page.today) : 0);
  const pad = Math.max(30 * DAY, (last - first) * 0.06);
  const x = scaleUtc([new Date(first - pad), new Date(last + pad)], [LEFT, WIDTH - RIGHT]) as ScaleTime<number, number>;
  const top = Math.max(...drawn.map((r) => r.maxMci ?? 0), 1);
  const y = scaleLinear([0, top * 1.15], [HEIGHT - BOTTOM, TOP]).nice(5);
  const path = line<readonly [number, number]>(
    (d) => round(x(new Date(d[0]))),
    (d) => round(y(d[1])),
  ).curve(curveStepAfter);
  const end = last + pad;
  const heldPoints = held.map((r) => [timeOf(r), r.maxMci ?? 0] as const);
  const lastHeld = heldPoints.at(-1);
  return {
    width: WIDTH,
    height: HEIGHT,
    held: lastHeld ? path([...heldPoints, [end, lastHeld[1]] as const]) : null,
    pending: pendingPaths(drawn, end).flatMap((points) => {
      const d = path(points);
      return d ? [{ path: d }] : [];
    }),
    marks: marks(page, drawn, (r) => [round(x(new Date(timeOf(r)))), round(y(r.maxMci ?? 0))]),
    rows: y.ticks(5).map((v) => ({ y: round(y(v)), label: page.figures.number(v) })),
    columns: columns(page, x),
    left: LEFT,
    right: WIDTH - RIGHT,
    bottom: HEIGHT - BOTTOM,
    labelY: HEIGHT - BOTTOM + 22,
  };
}

/** From what was in force on the day up or down to what the reading would set, and on to the next reading. */
function pendingPaths(drawn: readonly FineRow[], end: number): (readonly [number, number])[][] {
  const paths: (readonly [number, number])[][] = [];
  let held: number | null = null;
  let open: (readonly [number, number])[] = [];
  const close = (until: number) => {
    const tail = open.at(-1);
    if (tail) paths.push([...open, [until, tail[1]]]);
    open = [];
  };
  for (const row of [...drawn].sort((a, b) => timeOf(a) - timeOf(b))) {
    const at = timeOf(row);
    if (row.inForce) {
      close(at);
      held = row.maxMci;
      continue;
    }
    if (open.length === 0 && held !== null) open.push([at, held]);
    open.push([at, row.maxMci ?? 0]);
  }
  // A plan that comes out at what is in force anyway ends on its day: nothing is left to wait for.
  const tail = open.at(-1);
  close(tail && tail[1] === held ? tail[0] : end);
  return paths;
}

function marks(page: Page, drawn: readonly FineRow[], at: (r: FineRow) => [number, number]): Chart["marks"] {
  const placed: { readonly r: FineRow; readonly x: number; readonly y: number; readonly point: number }[] = [];
  for (const r of drawn) {
    const [x, point] = at(r);
    let y = point;
    // Readings follow each other within weeks and the axis spans years: marks that would cover each other are stacked.
    while (placed.some((p) => Math.abs(p.x - x) < 2 * MARK && Math.abs(p.y - y) < 2 * MARK)) y -= 2 * MARK + 1;
    placed.push({ r, x, y: round(y), point });
  }
  const labelled: { x: number; y: number }[] = [];
  return placed.map(({ r, x, y, point }) => {
    const above = y - MARK - 5;
    const covered = placed.some((p) => p.r !== r && Math.abs(p.x - x) < 38 + MARK && p.y < y && p.y > above - 24);
    const crowded = labelled.some((l) => Math.abs(l.x - x) < 76 && Math.abs(l.y - above) < 18);
    const free = y === point && !covered && !crowded;
    if (free) labelled.push({ x, y: above });
    return {
      n: r.n,
      x,
      y,
      at: point,
      aside: y !== point,
      pending: !r.inForce,
      mci: r.maxMci ?? 0,
      words: markWords(page, r),
      above: round(above),
      label: free ? page.m("amount.mci", { shape: "exact", min: 0, max: r.maxMci ?? 0 }) : null,
    };
  });
}

function markWords(page: Page, r: FineRow): string {
  return page.m("fines.point", {
    when: r.date === null ? "" : page.figures.day(r.date),
    amount: page.figures.number(r.maxMci ?? 0),
    has_tenge: r.maxTenge === null ? "no" : "yes",
    tenge: r.maxTenge === null ? "" : page.figures.tenge(r.maxTenge),
    text: rowName(page, r),
  });
}

function columns(page: Page, x: ScaleTime<number, number>): Chart["columns"] {
  const [from, to] = x.domain() as [Date, Date];
  const years = (to.getTime() - from.getTime()) / (365 * DAY) >= 3;
  const wide = years ? 44 : 120;
  const kept: { x: number; label: string }[] = [];
  for (const tick of x.ticks(5)) {
    const at = round(x(tick));
    const before = kept.at(-1);
    // Labels stay clear of each other and of the drawing's edge.
    if ((before && at - before.x < wide) || at > WIDTH - RIGHT - wide / 3) continue;
    const iso = tick.toISOString().slice(0, 10);
    kept.push({ x: at, label: years ? iso.slice(0, 4) : page.figures.month(iso) });
  }
  return kept;
}

const timeOfDay = (date: string): number => Date.parse(`${date}T00:00:00Z`);
const timeOf = (r: FineRow): number => timeOfDay(r.date ?? "1970-01-01");
const round = (n: number): number => Math.round(n * 10) / 10;
