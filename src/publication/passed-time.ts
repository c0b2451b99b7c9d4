import { canonicalJson, type Fact } from '#platform/canonical-json.ts';
import type { PointState } from '#documents/point-state.ts';
import type { Owner } from '#publication/model-parts.ts';
import type { PageModel } from '#publication/page-model.ts';
import type { PointModel, RoundShown } from '#publication/point-model.ts';

/** What nobody says: it comes by itself when a day has passed, or with the lock (DESIGN, the words for how it goes). */
const BY_ITSELF: readonly PointState[] = ['late', 'silence'];
const NOBODYS_WORDS = ['silence', 'late', 'waiting'];

/**
 * A page as it would be today, but for what time alone has changed since it was published: that somebody is late or silent,
 * which periods have begun, are over or are asked about, how many notice a point, which questions should have been answered, and
 * the sentence that counts them. The same as the published page where nothing
 * else has changed.
 */
export function withoutPassedTime(now: PageModel, published: PageModel): PageModel {
  if (now.kind === 'promise' && published.kind === 'promise') {
    const points = now.points.map((point) => {
      const before = published.points.find(({ path }) => path === point.path);
      return before === undefined ? point : { ...point, owners: ownersBefore(point.owners, before.owners) };
    });
    // The rest of the page, but for the periods: one of them may have begun, or be asked about.
    const { rounds: _begun, asks: _asked, ...rest } = now;
    const known = published.rounds === undefined ? {} : { rounds: published.rounds };
    return { ...rest, headline: published.headline, points, ...known, ...asksOf(published) };
  }
  if (now.kind !== 'point' || published.kind !== 'point') return now;
  const { rounds } = isSame(told(now), told(published)) ? published : now;
  const { asks: _asked, unanswered: _due, ...rest } = now;
  const owed = published.unanswered === undefined ? {} : { unanswered: published.unanswered };
  return { ...rest, owners: ownersBefore(now.owners, published.owners), rounds, ...asksOf(published), ...owed };
}

function asksOf({ asks }: Pick<PointModel, 'asks'>): Pick<PointModel, 'asks'> {
  return asks === undefined ? {} : { asks };
}

function ownersBefore(now: readonly Owner[], published: readonly Owner[]): Owner[] {
  return now.map((owner) => {
    const before = published.find(({ kind, name }) => kind === owner.kind && name === owner.name);
    return before !== undefined && BY_ITSELF.includes(owner.state) ? before : owner;
  });
}

/** What the parties have said, round by round; a round in which nobody has is left out. What people notice grows with the days. */
function told({ rounds }: PointModel): RoundShown[] {
  return rounds
    .map(({ noticed: _grows, noticedShares: _too, ...round }) => ({
      ...round,
      answers: round.answers.filter(({ kind }) => !NOBODYS_WORDS.includes(kind)),
    }))
    .filter(({ answers }) => answers.length > 0);
}

function isSame(one: unknown, other: unknown): boolean {
  return canonicalJson(one as Fact) === canonicalJson(other as Fact);
}
