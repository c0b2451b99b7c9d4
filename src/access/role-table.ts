import { ACTIONS, RULES, STATES, type Action, type State } from '#access/can.ts';
import { ROLES, ROLE_WORDS, type Role } from '#access/grant.ts';

/** What each action is, in the words of the pages. */
const ACTION_WORDS: Readonly<Record<Action, string>> = {
  'municipality:administer': 'sköta parter, enheter, grupper och inställningar',
  'people:administer': 'sköta personer och uppgifter',
  'record:export': 'exportera allt',
  'audit:read': 'läsa händelserna',
  'office:read': 'läsa i arbetsytan',
  'committee:read': 'läsa det som går till nämnden',
  'import:review': 'läsa in och granska dokument',
  'memo:write': 'skriva tjänsteskrivelsen',
  'case:move': 'föra ärendet vidare, steg för steg',
  'dialogue:write': 'skriva dialoger, öppna och stänga dem',
  'dialogue:collect': 'intervjua och gå trygghetsvandring i fält',
  'promise:write': 'skriva löftet',
  'promise:send': 'skicka för godkännande',
  'promise:approve': 'godkänna sin parts text',
  'promise:sign': 'anteckna underskrifter',
  'promise:hold': 'be att en punkt inte ändras offentligt till och med en dag',
  'promise:withdraw': 'dra tillbaka det som är publicerat',
  'promise:publish': 'publicera',
  'translation:write': 'översätta',
  'translation:approve': 'godkänna översättningar',
  'promise:share': 'anteckna vilken version som står på andra webbplatser',
  'promise:close': 'avsluta löftet',
  'trash:use': 'använda papperskorgen',
  'activity:log': 'skriva upp det som är gjort',
  'meeting:write': 'skriva möten',
  'round:schedule': 'lägga upp perioder',
  'request:send': 'be om svar',
  'entry:answer': 'svara',
  'question:answer': 'svara på de boendes frågor om punkter',
  'entry:approve': 'godkänna sin parts svar',
  'entry:correct': 'rätta det som är låst',
  'round:lock': 'låsa en period',
  'verdict:give': 'bedöma om punkten är hållen',
  'late:read': 'se vad som väntar på svar',
  'brief:make': 'göra lägesbilden till nämnden',
};
const STATE_WORDS: Readonly<Record<State, string>> = {
  draft: 'utkast',
  running: 'pågår',
  ended: 'perioden slut',
  closed: 'avslutat',
  locked: 'låst',
};

/** The whole of who may do what, as a table in Markdown: made from RULES and from nothing else. */
export function roleTable(): string {
  const head = ['Att', ...ROLES.map((role) => ROLE_WORDS[role]), 'När'];
  const rows = ACTIONS.map((action) => {
    const { roles, states, ...marks } = RULES[action];
    const may = ROLES.map((role) => ((roles as readonly Role[]).includes(role) ? 'ja' : ''));
    const who = [
      ...('named' in marks ? ['bara den som är inloggad med namn'] : []),
      ...('ownParty' in marks ? ['bara för en part som uppgiften gäller'] : []),
      ...('installation' in marks ? ['också den som sköter hela Löftet'] : []),
    ];
    return [[ACTION_WORDS[action], ...who].join('; '), ...may, when(states)];
  });
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line), ''].join('\n');
}

function when(states: readonly State[]): string {
  return states.length === STATES.length ? 'alltid' : states.map((state) => STATE_WORDS[state]).join(', ');
}
