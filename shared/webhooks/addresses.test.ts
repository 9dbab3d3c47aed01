import fc from "fast-check";
import { expect, test } from "vitest";
import { isPublic } from "./addresses.js";

test.each(["1.1.1.1", "93.184.216.34", "172.15.255.255", "172.32.0.1", "2606:2800:220:1::1", "2a00:1450::1"])(
  "%s is of the public Internet",
  (address) => expect(isPublic(address)).toBe(true),
);

test.each(
  [
    "0.0.0.0",
    "10.1.2.3",
    "100.64.0.1",
    "127.0.0.1",
    "127.255.255.254",
    "169.254.169.254",
    "172.16.0.1",
    "172.31.255.255",
  ]
    .concat(["192.168.0.1", "192.0.2.1", "198.18.0.1", "203.0.113.9", "224.0.0.1", "240.0.0.1", "255.255.255.255"])
    .concat(["::", "::1", "fe80::1", "fc00::1", "fd00:ec2::254", "ff02::1", "64:ff9b::a9fe:a9fe", "::ffff:127.0.0.1"])
    .concat(["::ffff:8.8.8.8", "2001:db8::1", "2002:7f00:1::", "2001::1", "example.org", "", "1.1.1"]),
)("%s is not", (address) => expect(isPublic(address)).toBe(false));

test("no address that is written for one's own IPv4 network is taken, whatever stands in it", () => {
  fc.assert(
    fc.property(fc.constantFrom("10", "127"), fc.ipV4(), (own, any) => {
      const address = [own, ...any.split(".").slice(1)].join(".");
      expect([isPublic(address), isPublic(`::ffff:${address}`)]).toEqual([false, false]);
    }),
  );
});
