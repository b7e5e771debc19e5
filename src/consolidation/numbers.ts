/** Numbers of provisions as orders name them: bare, and which can stand next to which. */

/** The number of a label, brackets apart, hyphens plain: «2–1)» → «2-1». */
export function bare(label: string): string {
  return label.replace(/[).\s]+$/u, "").replace(/[‐‑–]/gu, "-");
}

/** Whether nothing can stand between two numbers: «55)» and «55-1)», «3» and «4», «2-1» and «3». */
export function follows(label: string, next: string): boolean {
  const a = bare(label).split("-").map(Number);
  const b = bare(next).split("-").map(Number);
  const last = b.length - 1;
  if ([...a, ...b].some(Number.isNaN) || last > a.length) return false;
  for (let i = 0; i < last; i++) if (a[i] !== b[i]) return false;
  return last === a.length ? b[last] === 1 : b[last] === (a[last] ?? 0) + 1;
}
