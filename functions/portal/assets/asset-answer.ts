import type { Response } from "../../../shared/http/respond.js";
import type { Asset, Assets } from "./assets.js";

/** A year is the longest that caches are asked for; an hour is how old an element on somebody's page may be. */
const CACHING: Readonly<Record<Asset["named"], string>> = {
  "by-content": "public, max-age=31536000, immutable",
  "for-good": "public, max-age=3600",
};

/** A script for a browser, or nothing when there is none of that name. Any page may have it: it is the same for all. */
export function assetAnswer(file: string, assets: Assets): Response | undefined {
  const asset = assets.find(file);
  return (
    asset && {
      statusCode: 200,
      headers: {
        "content-type": asset.type,
        "cache-control": CACHING[asset.named],
        "x-content-type-options": "nosniff",
        "access-control-allow-origin": "*",
        "cross-origin-resource-policy": "cross-origin",
      },
      body: asset.body,
    }
  );
}
