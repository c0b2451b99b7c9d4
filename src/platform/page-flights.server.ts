/** A drawing that is under way, or that has just failed. */
export type Flight<Outcome> = { readonly began: number; readonly outcome: Promise<Outcome> };

export type Flights<Outcome> = {
  /** The one under way, which `joined` then tells, or a new one. */
  join(key: string, draw: () => Promise<Outcome>): { readonly flight: Flight<Outcome>; readonly joined: boolean };
};

/**
 * One drawing for all who wait for the same page. What `failed` says has failed is answered with for another `holdMs`
 * milliseconds: a database that is away is not asked again by every reader.
 */
export function createFlights<Outcome>(failed: (outcome: Outcome) => boolean, holdMs: number): Flights<Outcome> {
  const underWay = new Map<string, Flight<Outcome>>();
  return {
    join(key, draw) {
      const running = underWay.get(key);
      if (running !== undefined) return { flight: running, joined: true };
      const outcome = draw();
      const flight = { began: performance.now(), outcome };
      underWay.set(key, flight);
      const land = (): void => void underWay.delete(key);
      outcome.then((done) => {
        if (failed(done)) setTimeout(land, holdMs).unref();
        else land();
      }, land);
      return { flight, joined: false };
    },
  };
}
