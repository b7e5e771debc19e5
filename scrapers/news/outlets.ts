/** The outlets that are read, from `data/outlets.json`: where their lists lie and by which marks their pages are told. A new outlet is an entry there. */
import { z } from "zod";
import { OqylymError } from "../../src/errors.js";

const https = z.url({ protocol: /^https$/u });
const Outlets = z.strictObject({
  outlets: z
    .array(
      z
        .strictObject({
          /** Its name as people know it; stands beside each statement. */
          name: z.string().regex(/^[\p{L}\p{N} .-]{2,60}$/u),
          hosts: z.array(z.string().regex(/^[a-z0-9.-]+$/u)).min(1),
          /** Page with the newest headlines. */
          list: https,
          /** RSS or Atom; null: none known. */
          feed: https.nullable(),
          /** CSS selectors. */
          card: z.strictObject({ link: z.string().min(1), title: z.string().min(1), date: z.string().min(1) }),
          body: z.string().min(1),
        })
        .refine((o) => [o.list, o.feed ?? o.list].every((url) => o.hosts.includes(new URL(url).hostname)), {
          message: "its list and feed must lie on its hosts",
        }),
    )
    .min(1)
    .refine((list) => new Set(list.map((o) => o.name)).size === list.length, { message: "two outlets of one name" }),
});

export type Outlet = z.infer<typeof Outlets>["outlets"][number];

/** @throws OqylymError `bad_reference`, naming the entry and what is wrong with it */
export function readOutlets(json: string): readonly Outlet[] {
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch {
    throw new OqylymError("bad_reference", "data/outlets.json is no JSON");
  }
  const read = Outlets.safeParse(value);
  if (read.success) return read.data.outlets;
  const [issue] = read.error.issues;
  throw new OqylymError("bad_reference", `data/outlets.json: ${issue?.path.join(".")}: ${issue?.message}`);
}
