/**
 * Holds a draft for this tab, so that no other writes in it. Null where another tab holds it; `takeOver` takes it from that tab, which
 * hears it by `onLost`. A tab that is closed or dies lets go by itself.
 * @returns what lets go
 */
export function holdDraft(
  id: string,
  { takeOver, onLost }: { readonly takeOver: boolean; readonly onLost: () => void },
): Promise<(() => void) | null> {
  return new Promise((answer) => {
    const how = takeOver ? { steal: true } : { ifAvailable: true };
    navigator.locks
      .request(`loftet-falt-post-${id}`, how, (lock) => {
        if (lock === null) return answer(null);
        return new Promise<void>((letGo) => answer(() => letGo()));
      })
      .catch(onLost);
  });
}
