import * as z from "zod/mini";
import { core } from "./core.js";
import { formatted, looseObject, matching, wholeBetween, word } from "./fields.js";

/** XARF v4, `types/content-base.json`: what every report of the category "content" has. */

const dateTime = formatted("date-time");

export const contentBase = z.extend(core, {
  category: z.literal("content"),
  /** Where the content is. */
  url: formatted("uri"),
  domain: z.optional(matching(/^([a-z0-9]+(-[a-z0-9]+)*\.)+[a-z]{2,}$/)),
  registrar: z.optional(word),
  nameservers: z.optional(z.array(word)),
  dns_records: z.optional(
    looseObject({
      a: z.array(formatted("ipv4")),
      aaaa: z.array(formatted("ipv6")),
      mx: z.array(word),
      txt: z.array(word),
    }),
  ),
  screenshot_url: z.optional(formatted("uri")),
  verified_at: z.optional(dateTime),
  verification_method: z.optional(
    z.enum(["manual", "automated_crawler", "user_report", "honeypot", "threat_intelligence"]),
  ),
  attack_vector: z.optional(
    z.enum([
      "phishing",
      "malware",
      "fraud",
      "brand_infringement",
      "copyright_infringement",
      "data_leak",
      "remote_compromise",
      "suspicious_registration",
    ]),
  ),
  target_brand: z.optional(word),
  hosting_provider: z.optional(word),
  asn: z.optional(wholeBetween(1, 4_294_967_295)),
  country_code: z.optional(matching(/^[A-Z]{2}$/)),
  ssl_certificate: z.optional(
    looseObject({ issuer: word, subject: word, valid_from: dateTime, valid_to: dateTime, fingerprint: word }),
  ),
  whois: z.optional(
    looseObject({
      registrant: word,
      created_date: dateTime,
      updated_date: dateTime,
      expiry_date: dateTime,
      registrar_abuse_contact: formatted("email"),
    }),
  ),
  dns_response: z.optional(
    looseObject({
      query_time: dateTime,
      authoritative: z.boolean(),
      response_code: z.enum(["NOERROR", "NXDOMAIN", "SERVFAIL", "REFUSED"]),
    }),
  ),
});
