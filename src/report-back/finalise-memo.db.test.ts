import { readFileSync } from 'node:fs';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Actor } from '#access/actor.ts';
import { addColleague } from '#access/grants-of-municipality.server.ts';
import { ensurePerson } from '#access/people.server.ts';
import { inInstallationView, inWork, type Work } from '#access/work.server.ts';
import { createMunicipality } from '#places/create-municipality.server.ts';
import { logoPicture, saveLogo } from '#places/logo.server.ts';
import { settingsOf } from '#places/municipality-settings.ts';
import { saveSettings } from '#places/settings.server.ts';
import { readEnv } from '#platform/config.ts';
import { readReport } from '#reading/read-report.server.ts';
import { ALL_ENDORSE } from '#reading/own-memo/memo-form.ts';
import { answerConsultation, endWithoutAnswer } from '#report-back/answer-consultation.server.ts';
import { loadComparison } from '#report-back/compare-memos.server.ts';
import { findConsultationLink, linkToPassOn } from '#report-back/consultation-link.server.ts';
import { loadAnswerPage, loadConsultationPage } from '#report-back/consultation-page.server.ts';
import { consultationsToAnswer, loadAsked } from '#report-back/consultation-queries.server.ts';
import { drawMemo } from '#report-back/draw-memo.server.ts';
import { finaliseMemo, loadFinal, reviewCase } from '#report-back/finalise-memo.server.ts';
import { importFile } from '#report-back/import-file.server.ts';
import { memoDocument } from '#report-back/memo-document.ts';
import { memoForm, memoTyped } from '#report-back/memo-form.ts';
import { loadMemoPageOfCase } from '#report-back/memo-page.server.ts';
import { DEFAULT_PROFILE } from '#report-back/memo-profile.ts';
import { loadCaseById, loadElsewhere } from '#report-back/memo-queries.server.ts';
import { openCase } from '#report-back/open-case.server.ts';
import { saveProfile } from '#report-back/profile.server.ts';
import { remindConsulted } from '#report-back/remind-consulted.server.ts';
import { reviseMemo } from '#report-back/revise-memo.server.ts';
import { sendConsultation } from '#report-back/send-consultation.server.ts';
import { caseStanding, takeStep } from '#report-back/take-step.server.ts';
import { fillMemo, THEN } from '#tests/support/filled-memo.ts';
import { modelTexts } from '#tests/support/model-texts.ts';
import { logoPng } from '#tests/support/picture-files.ts';
import { TESTER } from '#tests/support/record-builder.ts';
import { makeDatabase, testServers, type TestDatabase } from '#tests/support/test-database.ts';
import { othersWait } from '#tests/support/others-wait.ts';

const MEMO = 'tests/fixtures/memo/skaggetorp-2017-report-back.txt';
const NOW = { site: null, today: THEN };
const YES = { verdict: 'endorses', comment: null, points: [] } as const;

/** The steps stand in the order in which a case goes; each test begins where the one before ended. */
describe.each(testServers())('från importerad skrivelse till färdigställd på $name', (server) => {
  let data: TestDatabase;
  let id = '';
  let caseId = '';
  let promiseId = '';
  let police = '';
  const work = <T>(act: (work: Work) => Promise<T>, actor: Actor = TESTER): Promise<T> =>
    inWork(data.db, id, actor, act);
  const seen = (memoNo: number, stepNo: number) => ({ memoNo, stepNo });
  const page = (actor: Actor = TESTER) =>
    work(async (inside) => {
      const found = await loadConsultationPage(inside, { id, slug: 'linkoping', name: 'Linköpings kommun', isDemo: false }, caseId, THEN); // prettier-ignore
      if (found === null) throw new Error('the case is not there');
      return found;
    }, actor);
  const askedOf = async (party: string): Promise<string> =>
    (await page()).asked.findLast((one) => one.party === party)?.id ?? '';
  const waitingFor = (personId: string | null) =>
    work((inside) => consultationsToAnswer(inside), { personId, via: 'login-link', grants: [] });
  const text = () => work(async (inside) => modelTexts(memoDocument((await reviewCase(inside, caseId, NOW, null)).record, { draft: true })).join('\n')); // prettier-ignore
  const kinds = () =>
    work(async (inside) => (await reviewCase(inside, caseId, NOW, null)).faults.map(({ kind }) => kind));

  /** Whom the answers have been told to. */
  const answersTold = async () =>
    (
      await work((inside) =>
        sql<{
          to: string;
          subject: string;
          step: string;
        }>`select person_id as "to", subject_id as subject, step from notice
          where kind = 'consultation-answered' order by id`.execute(inside.tx),
      )
    ).rows;

  beforeAll(async () => {
    data = await makeDatabase(server);
    id = await createMunicipality(data, { slug: 'linkoping', name: 'Linköpings kommun' });
    const bytes = new Uint8Array(readFileSync(MEMO));
    await importFile(
      data,
      TESTER,
      { id, slug: 'linkoping' },
      { bytes, reading: await readReport(bytes, 'a.txt') },
      true,
    );
    await work(async (inside) => {
      const { rows } = await sql<{ id: string; promise: string }>`select id, promise_id as promise from council_case`.execute(inside.tx); // prettier-ignore
      [caseId = '', promiseId = ''] = [rows[0]?.id, rows[0]?.promise];
      police = await addColleague(
        inside,
        { name: 'Petra Polis', email: 'petra@polisen.example' },
        { role: 'secretary' },
      );
    });
  });
  afterAll(() => data.drop());

  test('den gamla skrivelsen som den är går inte att färdigställa, och varje fel säger vem och vad', async () => {
    await expect(work((inside) => finaliseMemo(inside, caseId, seen(1, 0), NOW))).rejects.toMatchObject({
      code: 'memo-has-faults',
    });
    expect(await kinds()).toEqual([
      'date', 'registryNumber', 'decisionBasis', 'point-figure', 'point-figure', 'publication', 'publication', 'signatory', 'signatory', 'outcome',
    ]); // prettier-ignore
    expect(await work((inside) => loadFinal(inside, caseId))).toBeNull();
  });

  test('när det som saknas är ifyllt är inga fel kvar, och inga varningar heller', async () => {
    await work((inside) => fillMemo(inside, promiseId));
    const review = await work((inside) => reviewCase(inside, caseId, NOW, null));
    expect(review.faults).toEqual([]);
    expect(review.findings.filter(({ severity }) => severity !== 'hint')).toEqual([]);
    expect(review.council.no).toBe(2);
  });

  test('på samråd: den som är med i Löftet får veta det utan ett ord ur skrivelsen, och ärendet är på samråd', async () => {
    const parties = [{ party: 'polisområdet', personId: police }, { party: 'Bostads AB Eken', personId: null }]; // prettier-ignore
    const sending = { due: '2018-03-06', parties };
    await work((inside) => sendConsultation(inside, caseId, seen(2, 0), { sending, ...NOW }));
    await work((inside) => sendConsultation(inside, caseId, seen(2, 0), { sending, ...NOW })); // a second click
    const { rows } = await work((inside) => sql<{ kind: string; data: unknown }>`select kind, data from notice`.execute(inside.tx)); // prettier-ignore
    expect(rows).toEqual([{ kind: 'consultation-asked', data: { promise: expect.any(String), due: '2018-03-06' } }]);
    expect((await page()).asked.map(({ party }) => party)).toEqual(['polisområdet', 'Bostads AB Eken']);
    expect((await work((inside) => caseStanding(inside, caseId))).step).toBe('shared');
    expect(await waitingFor(police)).toEqual([{ askedId: await askedOf('polisområdet'), caseId, promise: expect.any(String), party: 'polisområdet', due: '2018-03-06' }]); // prettier-ignore
    expect(await waitingFor(null)).toEqual([]);
  });

  test('ett obesvarat samråd hindrar, och påminns: den tillfrågade först, sedan handläggaren', async () => {
    expect(await kinds()).toEqual(['unanswered', 'unanswered']);
    const tell = (day: string) => work((inside) => remindConsulted(inside, day), { personId: null, via: 'worker' });
    expect(await tell('2018-03-02')).toBe(0);
    // An officer who has no task here any more is told nothing: the one who moves cases is.
    const left = await work(async (inside) => {
      const gone = { name: 'Lena Borta', email: 'lena@linkoping.example' };
      const { id: personId } = await inInstallationView(inside, (tx) => ensurePerson(tx, gone));
      await sql`update council_case set officer_id = ${personId} where id = ${caseId}`.execute(inside.tx);
      return personId;
    });
    expect(await tell('2018-03-07')).toBe(2);
    const toGone = await work((inside) => sql`select from notice where person_id = ${left}`.execute(inside.tx));
    expect(toGone.rows).toEqual([]);
    const { rows } = await work((inside) => sql`update council_case set officer_id = ${police} where id = ${caseId} returning id`.execute(inside.tx)); // prettier-ignore
    expect(rows).toHaveLength(1);
    expect(await tell('2018-03-07')).toBe(0);
  });

  test('en länk öppnar samrådet för den som den är gjord för, och ingenting annat', async () => {
    const asked = await askedOf('Bostads AB Eken');
    const path = await work((inside) => linkToPassOn(inside, asked));
    const link = await findConsultationLink(data.db, path.split('/').at(-1) ?? '');
    expect(link).toMatchObject({ municipalityId: id, askedId: asked, actor: { personId: null, grants: [] } });
    expect(await findConsultationLink(data.db, 'x'.repeat(43))).toBeNull();
    const actor = link?.actor ?? TESTER;
    const answer = await work((inside) => loadAnswerPage(inside, asked), actor);
    expect(answer.points).toHaveLength(8);
    await expect(work((inside) => endWithoutAnswer(inside, asked, 'Nej'), actor)).rejects.toMatchObject({ code: 'not-found' }); // prettier-ignore
    await work((inside) => answerConsultation(inside, asked, 0, YES), actor);
    await work((inside) => answerConsultation(inside, asked, 0, YES), actor); // a second click
    expect(await kinds()).toEqual(['unanswered']);
    expect(await answersTold()).toEqual([{ to: police, subject: asked, step: '1' }]);
  });

  test('en avstyrkt punkt namnges i skrivelsen med part och punkt; samtliga tillstyrker inte längre', async () => {
    const asked = await askedOf('polisområdet');
    const actor: Actor = { personId: police, via: 'login-link', grants: [] };
    const { points } = await work((inside) => loadAnswerPage(inside, asked), actor);
    const words = 'Kontrollerna var 60, inte 64.';
    const answer = { ...YES, points: [{ pointId: points[7]?.id ?? '', verdict: 'objects' as const, comment: words }] };
    await expect(work((inside) => answerConsultation(inside, asked, 0, answer), TESTER)).rejects.toMatchObject({ code: 'consultation-not-found' }); // prettier-ignore
    await work((inside) => answerConsultation(inside, asked, 0, answer), actor);
    await work((inside) => answerConsultation(inside, asked, 0, answer), actor); // a second click
    expect(await waitingFor(police)).toEqual([]);
    const told = await text();
    expect(told).toContain(`Punkt 8: avstyrker. ${words}`);
    expect(told).not.toContain(ALL_ENDORSE['report-back']);
    expect(await kinds()).toEqual([]);
    expect(await answersTold()).toHaveLength(1); // nobody is told of their own answer
  });

  test('ändrar parten sig gäller det nya svaret, och det gamla står kvar', async () => {
    const asked = await askedOf('polisområdet');
    const actor: Actor = { personId: police, via: 'login-link', grants: [] };
    await expect(work((inside) => answerConsultation(inside, asked, 0, YES), actor)).rejects.toMatchObject({ code: 'edited-meanwhile' }); // prettier-ignore
    await work((inside) => answerConsultation(inside, asked, 1, YES), actor);
    expect(await text()).toContain(ALL_ENDORSE['report-back']);
    const { rows } = await work((inside) => sql`select from consultation_answer where asked_id = ${asked}`.execute(inside.tx)); // prettier-ignore
    expect(rows).toHaveLength(2);
  });

  test('den som har sett en äldre version färdigställer ingenting', async () => {
    await expect(work((inside) => finaliseMemo(inside, caseId, seen(1, 1), NOW))).rejects.toMatchObject({ code: 'edited-meanwhile' }); // prettier-ignore
    await expect(work((inside) => finaliseMemo(inside, caseId, seen(2, 0), NOW))).rejects.toMatchObject({ code: 'edited-meanwhile' }); // prettier-ignore
  });

  test('färdigställd: allt är fryst, ingenting ändras mer, och samrådet tar inte emot fler svar', async () => {
    await work(async (inside) => {
      await saveProfile(inside, 0, { ...DEFAULT_PROFILE, look: { logo: true, colour: true } });
      await saveSettings(inside, settingsOf({ accent: '#7a1f5c' }));
      await saveLogo(inside, await logoPicture(logoPng(48, 24)));
    });
    const before = await text();
    const answering = await askedOf('polisområdet');
    let late: Promise<unknown> = Promise.resolve('nobody finalised');
    /** The party answers before the one who finalises is done, and so does somebody else who finalises: both wait. */
    const finalise = () =>
      work(async (inside) => {
        await finaliseMemo(inside, caseId, seen(2, 1), NOW);
        const actor: Actor = { personId: police, via: 'login-link', grants: [] };
        const objects = { ...YES, verdict: 'objects' as const, comment: 'Siffrorna är fel.' };
        late = work((other) => answerConsultation(other, answering, 2, objects), actor).catch(
          (fault: unknown) => fault,
        );
        await othersWait(inside, 2);
      });
    const both = await Promise.allSettled([finalise(), finalise()]);
    expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    expect(await late).toMatchObject({ code: 'consultation-over' });
    const final = await work((inside) => loadFinal(inside, caseId));
    expect(final).toMatchObject({ no: 1, memoNo: 2 });
    expect(final?.frozen.look).toMatchObject({ logo: { width: 48, height: 24 }, colour: { light: '#7a1f5c' } });
    await work((inside) =>
      sql`update council_case set registry_number = 'KS 1' where id = ${caseId}`.execute(inside.tx),
    );
    const drawn = modelTexts(memoDocument(final?.frozen.record ?? expect.fail(), { draft: true })).join('\n');
    expect(drawn).toBe(before);
    const typed = { registryNumber: null, decisionBody: null, dated: null, sections: expect.anything(), proposals: [], consultation: [], dispatch: [], publications: [] }; // prettier-ignore
    await expect(work((inside) => reviseMemo(inside, { promiseId }, 2, typed))).rejects.toMatchObject({
      code: 'memo-finalised',
    });
    const page = await work((inside) =>
      loadMemoPageOfCase(
        inside,
        { id: inside.municipalityId, slug: 'linkoping', name: 'Linköping', isDemo: false },
        caseId,
      ),
    );
    expect(page).toMatchObject({ open: false, gaps: [], may: { write: false } });
    expect(page?.html).toContain('KS 2018-0000');
    const asked = await askedOf('polisområdet');
    const actor: Actor = { personId: police, via: 'login-link', grants: [] };
    await expect(work((inside) => answerConsultation(inside, asked, 2, { ...YES, verdict: 'no-remark' }), actor)).rejects.toMatchObject({ code: 'consultation-over' }); // prettier-ignore
  });

  test('en återremiss öppnar den igen, och den som färdigställs sedan är nummer två', async () => {
    await work((inside) => takeStep(inside, caseId, 2, { step: 'draft', day: THEN, reason: 'Förtydliga punkt 8.' }));
    expect(await work((inside) => finaliseMemo(inside, caseId, seen(2, 3), NOW))).toBe(2);
  });

  test('versioner jämförs ord för ord: det som fylldes i är nytt, resten är lika', async () => {
    const ref = { id, slug: 'linkoping', name: 'Linköpings kommun', isDemo: false };
    const compared = await work((inside) => loadComparison(inside, ref, caseId, { from: 'version-1', to: 'final-2', ...NOW })); // prettier-ignore
    const part = compared?.parts.find(({ heading }) => heading === 'Beslutsunderlag');
    expect(part?.kind).toBe('new');
    expect(compared?.choices.map(({ key }) => key.replace(/shared-.*/u, 'shared'))).toEqual(['version-1', 'version-2', 'shared', 'final-1', 'final-2']); // prettier-ignore
    const same = await work((inside) =>
      loadComparison(inside, ref, caseId, { from: 'final-2', to: 'final-2', ...NOW }),
    );
    expect(same?.parts.every(({ kind }) => kind === 'same')).toBe(true);
    const unknown = await work((inside) => loadComparison(inside, ref, caseId, { from: 'x', to: '', ...NOW }));
    expect([unknown?.from, unknown?.to]).toEqual(['version-1', 'version-2']);
  });

  test('två öppna ärenden om samma löfte skrivs och färdigställs var för sig', async () => {
    const { no: stepNo } = await work((inside) => caseStanding(inside, caseId));
    await work((inside) =>
      takeStep(inside, caseId, stepNo, { step: 'draft', day: THEN, reason: 'Nytt diarienummer.' }),
    );
    const opening = { promiseId, kind: 'follow-up', officerId: null, aim: null, registryNumber: null } as const;
    const other = await work((inside) => openCase(inside, opening));
    const write = (whose: string, registryNumber: string) =>
      work(async (inside) => {
        const written = await loadCaseById(inside, caseId);
        const form = memoForm(written, await loadElsewhere(inside, promiseId), []);
        const read = memoTyped({ ...form, registryNumber }, []);
        if ('errors' in read) throw new Error(JSON.stringify(read.errors));
        const seenNo = (await loadCaseById(inside, whose))?.no ?? 0;
        return reviseMemo(inside, { caseId: whose }, seenNo, read.typed);
      });
    const finalise = (whose: string, memoNo: number) =>
      work(async (inside) => finaliseMemo(inside, whose, seen(memoNo, (await caseStanding(inside, whose)).no), NOW));
    const stands = async (whose: string) => {
      const final = await work((inside) => loadFinal(inside, whose));
      const { step } = await work((inside) => caseStanding(inside, whose));
      return { step, no: final?.no, memoNo: final?.memoNo, registryNumber: final?.frozen.record.registryNumber };
    };
    const memoNos = [await write(caseId, 'KS 2018-1'), await write(other, 'KS 2018-2')] as const;
    expect(memoNos).toEqual([3, 2]);
    expect(await finalise(caseId, memoNos[0])).toBe(3);
    const first = { step: 'finalised', no: 3, memoNo: 3, registryNumber: 'KS 2018-1' };
    expect(await stands(caseId)).toEqual(first);
    expect(await stands(other)).toEqual({ step: 'draft' });
    await expect(write(caseId, 'KS 2018-3')).rejects.toMatchObject({ code: 'memo-finalised' });
    expect(await finalise(other, memoNos[1])).toBe(1);
    expect(await stands(other)).toEqual({ step: 'finalised', no: 1, memoNo: 2, registryNumber: 'KS 2018-2' });
    expect(await stands(caseId)).toEqual(first);
    const drawn = await drawMemo({ db: data.db, config: readEnv({}) }, TESTER, { municipality: 'linkoping', caseId }, { format: 'html', draft: false }); // prettier-ignore
    const html = Buffer.from(drawn.bytes).toString();
    expect(html).toContain('KS 2018-1');
    expect(html).toContain('data:image/png'); // the look that was frozen with it
  });

  test('den som svarar och den som går vidare utan svaret väntar på varandra, och det första gäller', async () => {
    const opening = { promiseId, kind: 'promise', officerId: null, aim: null, registryNumber: null } as const;
    const third = await work((inside) => openCase(inside, opening));
    const parties = ['Räddningstjänsten', 'Region Öst'].map((party) => ({ party, personId: null }));
    const sending = { due: '2018-03-06', parties };
    await work((inside) => sendConsultation(inside, third, seen(1, 0), { sending, ...NOW }));
    const askedIds = (await work((inside) => loadAsked(inside, third))).map((one) => one.id);
    const [answered = '', ended = ''] = askedIds;
    const answer = (askedId: string) => (inside: Work) =>
      answerConsultation({ ...inside, actor: { personId: null, via: 'report-link', grants: [] } }, askedId, 0, YES);
    const end = (askedId: string) => (inside: Work) => endWithoutAnswer(inside, askedId, 'Ingen svarar.');
    const race = (first: (inside: Work) => Promise<void>, second: (inside: Work) => Promise<void>) =>
      work(async (inside) => {
        await first(inside);
        const late = work((other) => second(other)).catch((fault: unknown) => fault);
        await othersWait(inside, 1);
        return { late };
      }).then(({ late }) => late);
    expect(await race(answer(answered), end(answered))).toMatchObject({ code: 'consultation-over' });
    expect(await race(end(ended), answer(ended))).toMatchObject({ code: 'consultation-over' });
    const asked = await work((inside) => loadAsked(inside, third));
    expect(asked.map((one) => [one.answer !== null, one.endedAt !== null])).toEqual([
      [true, false],
      [false, true],
    ]);
  });
});
