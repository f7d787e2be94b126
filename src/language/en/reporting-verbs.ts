import type { Stance } from '../attribution.ts';

/** How a reporting verb shows itself. */
export type VerbForm = 'base' | 'third' | 'past' | 'participle' | 'gerund';

/** What an English reporting verb takes. */
export interface CueVerb {
  readonly stance: Stance;
  /** A bare or that-clause ("said it was"); without it only "that" or a quotation. */
  readonly takesClause: boolean;
  /** A mere object ("condemned the launch"). */
  readonly takesObject: boolean;
  /** An infinitive ("vowed to close"). */
  readonly takesInfinitive: boolean;
  /** A question ("asked why"). */
  readonly takesQuestion: boolean;
  /** Somebody told ("told reporters"). */
  readonly takesAddressee: boolean;
  /** Word that must follow: "point out", "call for"; null where none must. */
  readonly particle: string | null;
}

/**
 * Base, third person, past, participle, -ing ("=" derives regular ones from the base); stance; then c clause, o object,
 * i infinitive, w question, a addressee, or -; then a particle.
 */
const verbs = `
say says said said saying say cw
tell tells told told telling say caw
report = say co
state = say co
add = say c
announce = say co
claim = say co
confirm = say co
write writes wrote written writing say cw
note = say co
explain = say cw
argue = opine c
contend = opine c
maintain = opine c
insist = assure c
assert = say co
assure = assure ca
pledge = assure coi
promise = assure coia
vow = assure coi
swear swears swore sworn swearing assure ci
acknowledge = say co
admit admits admitted admitted admitting say co
concede = say co
confess = say co
allege = say co
declare = say co
proclaim = say co
reveal = say cow
disclose = say cow
stress = say co
emphasize = say co
emphasise = say co
underscore = say co
reiterate = say co
repeat = say c
respond = say c
reply replies replied replied replying say c
retort = say c
counter = say c
answer = say c
comment = say c
testify testifies testified testified testifying say cw
recall = say cow
remember = say cow
recount = say cow
warn = say coa
caution = say ca
threaten = say coi
inform = say a
notify notifies notified notified notifying say a
advise = say ca
remind = say ca
remark = say c
observe = say c
mention = say c
volunteer = say c
complain = say c
boast = say c
joke = say c
quip quips quipped quipped quipping say c
muse = say c
lament = opine co
vent = say c
shout = say c
whisper = say c
chant = say c
cry cries cried cried crying say c
tweet = say c
post = say c
radio radios radioed radioed radioing say c
hint = say c
signal signals signaled signaled signaling say ci
imply implies implied implied implying evidence c
ask = say aiw
inquire = say w
wonder = opine w
question = opine ow
deny denies denied denied denying deny co
dispute = deny co
reject = deny o
dismiss dismisses dismissed dismissed dismissing deny o
refute = deny o
rebut rebuts rebutted rebutted rebutting deny o
believe = opine co
think thinks thought thought thinking opine cw
feel feels felt felt feeling opine c
suspect = opine co
assess = opine cow
conclude = opine c
estimate = opine co
reckon = opine c
figure = opine c
guess = opine c
judge = opine c
consider = opine co
regard = opine o
view = opine o
fear = opine coi
worry worries worried worried worrying opine cw
doubt = opine cow
hope = opine ci
wish = opine ci
speculate = opine cw
assume = opine c
suppose = opine c
presume = opine c
imagine = opine cw
realize = opine cw
realise = opine cw
understand understands understood understood understanding opine cw
know knows knew known knowing opine cw
learn = say cw
hear hears heard heard hearing say c
agree = say ciw
disagree = opine c
concur concurs concurred concurred concurring opine c
decide = say ciw
determine = opine cw
rule = say c
want = demand oi
intend = forecast i
plan plans planned planned planning forecast i
refuse = deny i
offer = say i
aim = forecast i
expect = forecast coi
predict = forecast co
forecast forecasts forecast forecast forecasting forecast co
anticipate = forecast co
project = forecast co
foresee foresees foresaw foreseen foreseeing forecast co
demand = demand coi
urge = demand co
request = demand co
recommend = demand co
propose = demand coi
insist = demand o on
call = demand o for
call = demand o on
call = opine o
criticize = opine o
criticise = opine o
condemn = opine o
denounce = opine o
decry decries decried decried decrying opine o
deplore = opine o
blast = opine o
slam slams slammed slammed slamming opine o
praise = opine o
hail = opine o
applaud = opine o
welcome = opine o
endorse = opine o
oppose = opine o
describe = opine ow
characterize = opine o
depict = opine o
portray = opine o
label labels labeled labeled labeling opine o
accuse = say o
blame = opine o
count = observe o
spot spots spotted spotted spotting observe o
detect = observe o
identify identifies identified identified identifying observe o
suggest = evidence co
indicate = evidence cow
show shows showed shown showing evidence cow
demonstrate = evidence co
prove = evidence c
find finds found found finding evidence c
discover = evidence cw
point = say c out
make makes made made making say c clear
make makes made made making say c plain
rule = deny o out
play = say o down
lay lays laid laid laying say o out
spell = say ow out
speak speaks spoke spoken speaking say o of
talk = say o about
refer refers referred referred referring say o to
complain = say o about
complain = say o of
worry worries worried worried worrying opine o about
warn = say o of
warn = say o about
warn = demand o against
point = evidence o to
respond = say c by saying
go goes went gone going say cw on to say
`;

let forms: Map<string, { verb: CueVerb; form: VerbForm }[]> | null = null;

/** Reporting verbs by form, those with a particle first; built on first use. */
export function reportingForms(): ReadonlyMap<string, readonly { verb: CueVerb; form: VerbForm }[]> {
  return (forms ??= buildForms());
}

function buildForms(): Map<string, { verb: CueVerb; form: VerbForm }[]> {
  const built = new Map<string, { verb: CueVerb; form: VerbForm }[]>();
  for (const line of verbs.trim().split('\n')) {
    const { principal, rest } = principalParts(line.split(' '));
    const [stance, takes, ...particle] = rest as [Stance, string, ...string[]];
    const verb: CueVerb = {
      stance,
      takesClause: takes.includes('c'),
      takesObject: takes.includes('o'),
      takesInfinitive: takes.includes('i'),
      takesQuestion: takes.includes('w'),
      takesAddressee: takes.includes('a'),
      particle: particle.length === 0 ? null : particle.join(' '),
    };
    for (const [index, form] of (['base', 'third', 'past', 'participle', 'gerund'] as const).entries()) {
      const list = built.get(principal[index]!) ?? [];
      list.push({ verb, form });
      list.sort((a, b) => Number(a.verb.particle === null) - Number(b.verb.particle === null));
      built.set(principal[index]!, list);
    }
  }
  return built;
}

function principalParts(words: readonly string[]): { principal: readonly string[]; rest: readonly string[] } {
  const [base, second] = words as [string, string];
  if (second !== '=') return { principal: words.slice(0, 5), rest: words.slice(5) };
  const stem = base.endsWith('e') ? base.slice(0, -1) : base;
  const third = /(?:s|x|sh|ch)$/u.test(base) ? `${base}es` : `${base}s`;
  return { principal: [base, third, `${stem}ed`, `${stem}ed`, `${stem}ing`], rest: words.slice(2) };
}
