import type { Fields, Portal } from "./portal.js";

/** What a browser would send with the form of a page as it came: what is typed, chosen and ticked in it, and what is hidden. */
export function formIn(html: string): Fields {
  const fields = new Map<string, string>();
  const add = (name: string, value: string): void => {
    const before = fields.get(name);
    fields.set(name, before === undefined ? value : `${before}\n${value}`);
  };
  for (const { name, type, value, checked } of inputsIn(html)) {
    if (/^(radio|checkbox)$/.test(type) ? checked : name !== "") add(name, value);
  }
  // The first line break is dropped (HTML, 13.2.6.4.7).
  for (const [, attributes = "", text = ""] of html.matchAll(
    /<textarea((?:\s[^>"]*(?:"[^"]*")?)*)>([^<]*)<\/textarea>/g,
  ))
    add(attribute(attributes, "name"), unescaped(text.replace(/^\n/, "")));
  for (const [, attributes = "", inner = ""] of html.matchAll(/<select([^>]*)>(.*?)<\/select>/gs)) {
    const options = [...inner.matchAll(/<option([^>]*)>/g)].map(([, option = ""]) => option);
    const chosen = options.find((option) => / selected/.test(option)) ?? options[0] ?? "";
    add(attribute(attributes, "name"), unescaped(attribute(chosen, "value")));
  }
  return Object.fromEntries(fields);
}

/** The answer to somebody who types this into a form as it comes, and sends it. */
export async function sent(portal: Portal, typed: Fields, path = "/en") {
  const { body } = await portal.get(path);
  return portal.post(path, { ...formIn(body), ...typed });
}

/** Each control of the form that is no text area or list. */
export function inputsIn(html: string) {
  return [...html.matchAll(/<input((?:\s[\w-]+(?:="[^"]*")?)*)\s?\/?>/g)].map(([, attributes = ""]) => ({
    name: attribute(attributes, "name"),
    type: attribute(attributes, "type"),
    value: unescaped(attribute(attributes, "value")),
    checked: / checked/.test(attributes.replaceAll(/"[^"]*"/g, "")),
  }));
}

/** What a page says, without its marks, style and script. */
export function textOf(html: string): string {
  const main = /<main[^>]*>(.*)<\/main>/s.exec(html)?.[1] ?? html;
  return unescaped(main.replaceAll(/<wbr\/?>/g, "").replaceAll(/<[^>]*>/g, " ")).replaceAll(/\s+/g, " ");
}

const unescaped = (text: string): string =>
  text.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&quot;", '"').replaceAll("&amp;", "&");

const attribute = (attributes: string, name: string): string =>
  new RegExp(`\\s${name}="([^"]*)"`).exec(attributes)?.[1] ?? "";
