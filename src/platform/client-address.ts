/** Headers as Node gives them. */
type Headers = Readonly<Record<string, string | string[] | undefined>>;

/**
 * Who a request comes from, to count tries by: an IPv4 address, or the network of an IPv6 one, since a household has a
 * whole network (/64) of those to choose from. Behind a trusted proxy what it wrote last; what stands before it, a client
 * may have written itself.
 */
export function clientAddress(headers: Headers, remote: string | undefined, trustProxy: boolean): string {
  const forwarded = trustProxy ? headers['x-forwarded-for'] : undefined;
  const last = String((Array.isArray(forwarded) ? forwarded.at(-1) : forwarded) ?? '')
    .split(',')
    .at(-1)
    ?.trim();
  const address = last === undefined || last === '' ? (remote ?? '') : last;
  const v4 = /(?:^|::ffff:)(\d{1,3}(?:\.\d{1,3}){3})(?::\d+)?$/i.exec(address)?.[1];
  if (v4 !== undefined) return v4;
  return network(
    address
      .replace(/^\[|\](?::\d+)?$/g, '')
      .replace(/%.*$/, '')
      .toLowerCase(),
  );
}

/** The first four groups of an IPv6 address, written out. */
function network(address: string): string {
  const [before = '', after] = address.split('::');
  const groups = (part: string): string[] => part.split(':').filter((group) => group !== '');
  const [head, tail] = [groups(before), groups(after ?? '')];
  const zeros =
    after === undefined ? [] : Array.from({ length: Math.max(0, 8 - head.length - tail.length) }, () => '0');
  return [...head, ...zeros, ...tail]
    .slice(0, 4)
    .map((group) => group.replace(/^0+(?=.)/, '').slice(0, 4))
    .join(':');
}
