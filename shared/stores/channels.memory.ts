import type { ChannelId, ChannelKey, ChannelKeys } from "../partners/channels.js";

const nameOf = ({ jurisdiction, agency }: ChannelId) => `${jurisdiction} ${agency}`;

export function memoryChannels(): ChannelKeys {
  const items = new Map<string, { readonly channel: ChannelKey; readonly text: string }>();
  return {
    async key(channel) {
      return items.get(nameOf(channel))?.text;
    },

    async list(jurisdiction) {
      const all = [...items.values()].map(({ channel }) => channel);
      return all
        .filter((channel) => channel.jurisdiction === jurisdiction)
        .sort((a, b) => (a.agency < b.agency ? -1 : 1));
    },

    async set(channel, text, before) {
      const there = items.get(nameOf(channel))?.channel.keyId;
      if (there !== undefined && there !== before && there !== channel.keyId) return "conflict";
      items.set(nameOf(channel), { channel: { ...channel }, text });
      return "done";
    },

    async remove(channel, keyId) {
      const there = items.get(nameOf(channel))?.channel.keyId;
      if (there !== undefined && there !== keyId) return "conflict";
      items.delete(nameOf(channel));
      return "done";
    },
  };
}
