import fc from "fast-check";
import { instantAt } from "../../domain/instant.js";
import { EXPOSURES, NOTICE_BASES, NOTICE_KINDS, NOTICE_URGENCIES, type NoticeContent } from "../../domain/notices.js";
import { sendableAddress } from "../../domain/sendable-address.js";
import type { XarfNoticeInput } from "../notice.js";

/** Any notice that an officer can send: addresses as people write them, as far as they are taken. */

const host = fc.oneof(
  fc.domain(),
  fc.ipV4(),
  fc.ipV6().map((ip) => `[${ip}]`),
  fc.constantFrom("пример.срб", "XN--E1AFMKFD.xn--90a3ac", "a_b.okapi.example", "okapi.example.", "вьетнам.example"),
);
const rest = fc.oneof(
  fc.webPath(),
  fc.string({ unit: "grapheme", maxLength: 40 }).map((text) => `/${text}`),
  fc.constantFrom("/%zz", "/a|b^c`d{e}", "/?q=[1]|\\", "/#!/[x]", "/ảnh/đẹp?tên=một hai", "/a%20b%F0", "?x=\"<>'"),
);
export const writtenAddress: fc.Arbitrary<string> = fc
  .tuple(fc.constantFrom("http", "https", "HTTPS"), host, fc.constantFrom("", ":8080", ":0", ":443"), rest)
  .map(([scheme, name, port, more]) => `${scheme}://${name}${port}${more}`);

const url = writtenAddress.map(sendableAddress).filter((address) => address !== undefined);

const content: fc.Arbitrary<NoticeContent> = fc.record(
  {
    id: fc.stringMatching(/^[0-9a-f]{32}$/),
    at: fc.integer({ min: 0, max: Date.UTC(2100, 0) }).map(instantAt),
    url,
    provider: fc.constant("abuse@host.example"),
    kind: fc.constantFrom(...NOTICE_KINDS),
    basis: fc.constantFrom(...NOTICE_BASES),
    urgency: fc.constantFrom(...NOTICE_URGENCIES),
    exposure: fc.constantFrom(...EXPOSURES),
  },
  { requiredKeys: ["id", "at", "url", "provider", "kind", "basis", "urgency"] },
);

const name = fc.string({ unit: "grapheme", maxLength: 300 });
const contact = fc.record({ name, address: fc.constantFrom("duty@mup.example", "a.b+c@x-y.okapi.example") });

export const noticeInput: fc.Arbitrary<XarfNoticeInput> = fc.record({
  content,
  id: fc.string(),
  reference: fc.constant("RS-7K3M2-QXD9A/1"),
  reporter: contact,
  sender: contact,
});
