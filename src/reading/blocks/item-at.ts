/** The element at an index that is known to be within the list; counts from the end where negative. */
export function itemAt<T>(list: ArrayLike<T>, index: number): T {
  const at = index < 0 ? list.length + index : index;
  if (at < 0 || at >= list.length) throw new RangeError(`no element ${index} among ${list.length}`);
  return list[at] as T;
}
