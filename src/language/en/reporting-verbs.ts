import type { Stance } from '../attribution.ts';

/** What an English reporting verb takes. */
export interface CueForm {
  readonly stance: Stance;
  /** Takes a bare or that-clause ("said it was"); without it only "that" or a quotation. */
  readonly takesBareClause: boolean;
  /** A mere object or "to" already makes a report of the act ("condemned the launch"). */
  readonly takesObject: boolean;
  /** The addressee follows ("told reporters"). */
  readonly takesAddressee: boolean;
  readonly isParticiple: boolean;
}

/** Base, third person, past, participle, -ing; stance; b bare clause, o object, a addressee. */
const verbs = `
say says said said saying say b
tell tells told told telling say ba
report reports reported reported reporting say b
state states stated stated stating say b
add adds added added adding say b
announce announces announced announced announcing say bo
claim claims claimed claimed claiming say b
confirm confirms confirmed confirmed confirming say bo
write writes wrote written writing say b
note notes noted noted noting say b
explain explains explained explained explaining say -
argue argues argued argued arguing opine b
insist insists insisted insisted insisting assure b
assert asserts asserted asserted asserting say b
assure assures assured assured assuring assure ba
pledge pledges pledged pledged pledging assure bo
promise promises promised promised promising assure bo
vow vows vowed vowed vowing assure bo
acknowledge acknowledges acknowledged acknowledged acknowledging say bo
admit admits admitted admitted admitting say bo
concede concedes conceded conceded conceding say b
allege alleges alleged alleged alleging say b
declare declares declared declared declaring say b
reveal reveals revealed revealed revealing say b
disclose discloses disclosed disclosed disclosing say b
stress stresses stressed stressed stressing say b
emphasize emphasizes emphasized emphasized emphasizing say b
emphasise emphasises emphasised emphasised emphasising say b
reiterate reiterates reiterated reiterated reiterating say bo
respond responds responded responded responding say -
reply replies replied replied replying say -
answer answers answered answered answering say -
comment comments commented commented commenting say -
testify testifies testified testified testifying say b
recall recalls recalled recalled recalling say -
warn warns warned warned warning say boa
threaten threatens threatened threatened threatening say o
inform informs informed informed informing say a
remark remarks remarked remarked remarking say b
observe observes observed observed observing say b
ask asks asked asked asking say -
tweet tweets tweeted tweeted tweeting say b
deny denies denied denied denying deny bo
dispute disputes disputed disputed disputing deny o
reject rejects rejected rejected rejecting deny o
dismiss dismisses dismissed dismissed dismissing deny o
refute refutes refuted refuted refuting deny o
believe believes believed believed believing opine b
think thinks thought thought thinking opine b
feel feels felt felt feeling opine b
suspect suspects suspected suspected suspecting opine bo
assess assesses assessed assessed assessing opine b
conclude concludes concluded concluded concluding opine b
estimate estimates estimated estimated estimating opine bo
judge judges judged judged judging opine b
fear fears feared feared fearing opine bo
doubt doubts doubted doubted doubting opine bo
hope hopes hoped hoped hoping opine b
speculate speculates speculated speculated speculating opine b
assume assumes assumed assumed assuming opine b
expect expects expected expected expecting forecast bo
predict predicts predicted predicted predicting forecast bo
forecast forecasts forecast forecast forecasting forecast bo
anticipate anticipates anticipated anticipated anticipating forecast bo
project projects projected projected projecting forecast o
demand demands demanded demanded demanding demand bo
urge urges urged urged urging demand o
call calls called called calling opine o
request requests requested requested requesting demand o
recommend recommends recommended recommended recommending demand bo
propose proposes proposed proposed proposing demand bo
criticize criticizes criticized criticized criticizing opine o
criticise criticises criticised criticised criticising opine o
condemn condemns condemned condemned condemning opine o
praise praises praised praised praising opine o
welcome welcomes welcomed welcomed welcoming opine o
describe describes described described describing opine o
denounce denounces denounced denounced denouncing opine o
accuse accuses accused accused accusing say o
blame blames blamed blamed blaming opine o
count counts counted counted counting observe o
spot spots spotted spotted spotting observe o
detect detects detected detected detecting observe o
identify identifies identified identified identifying observe o
suggest suggests suggested suggested suggesting evidence b
indicate indicates indicated indicated indicating evidence b
show shows showed shown showing evidence b
imply implies implied implied implying evidence b
find finds found found finding evidence b
`;

let forms: Map<string, CueForm> | null = null;

/** Reporting verbs by form, built on first use. */
export function reportingForms(): ReadonlyMap<string, CueForm> {
  return (forms ??= buildForms());
}

function buildForms(): Map<string, CueForm> {
  const built = new Map<string, CueForm>();
  for (const line of verbs.trim().split('\n')) {
    const [base, third, past, participle, gerund, stance, takes] = line.split(' ') as [
      string,
      string,
      string,
      string,
      string,
      Stance,
      string,
    ];
    const cue = {
      stance,
      takesBareClause: takes.includes('b'),
      takesObject: takes.includes('o'),
      takesAddressee: takes.includes('a'),
    };
    built.set(gerund, { ...cue, isParticiple: true });
    built.set(participle, { ...cue, isParticiple: past !== participle });
    for (const form of [base, third, past]) built.set(form, { ...cue, isParticiple: false });
  }
  return built;
}
