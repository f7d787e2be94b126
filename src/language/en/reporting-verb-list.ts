/**
 * Base, third person, past, participle, -ing ("=" derives regular ones from the base); stance; then c clause, o object,
 * i infinitive, w question, a addressee, q only a quotation, or -; then a particle, or `+` and a word that the object needs.
 */
export const reportingVerbList = `
say says said said saying say cw
tell tells told told telling say caiw
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
charge = say c
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
caution = say cai
threaten = say coi
inform = say a
notify notifies notified notified notifying say a
advise = say cai
remind = say cai
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
decline = deny i
apologize = say o for
apologise = say o for
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
comment = say o on
comment = say o about
order = demand o +to
direct = demand o +to
instruct = demand o +to
encourage = demand o +to
press presses pressed pressed pressing demand o +to
press presses pressed pressed pressing demand o for
push pushes pushed pushed pushing demand o for
lobby lobbies lobbied lobbied lobbying demand o for
see sees saw seen seeing opine o +as
attribute = opine o +to
ascribe = opine o +to
credit = opine o +with
credit = opine o +for
liken = opine o +to
compare = opine o +to
dub dubs dubbed dubbed dubbing opine o
deem = opine o
brand = opine o
ridicule = opine o
mock = opine o
chide = opine o
scold = opine o
rebuke = opine o
fault = opine o +for
laud = opine o
tout = opine o +as
cite = opine o +as
assail = opine o
attack = opine o +as
disavow = deny o
repudiate = deny o
disown = deny o
discount = deny co
downplay = say o
defend = opine o +as
uphold upholds upheld upheld upholding say o
hold holds held held holding say c
posit = opine c
surmise = opine c
theorize = opine c
calculate = opine cow
caution = demand o against
advocate = demand co
favor = demand o
favour = demand o
stipulate = say c
mandate = demand c
specify specifies specified specified specifying say cow
certify certifies certified certified certifying say c
attest = say c
affirm = say co
reaffirm = say co
clarify clarifies clarified clarified clarifying say cw
elaborate = say q
continue = say q
begin begins began begun beginning say q
exclaim = say c
holler = say q
yell = say c
scream = say c
mutter = say c
murmur = say q
mumble = say q
sigh = say q
snap snaps snapped snapped snapping say q
laugh = say q
smile = say q
shrug shrugs shrugged shrugged shrugging say q
interrupt = say q
interject = say q
intone = say q
deadpan deadpans deadpanned deadpanned deadpanning say q
crow = say c
fume = say c
gripe = say c
grumble = say c
scoff = say c
sneer = say q
thunder = say q
roar = say q
implore = demand co
plead pleads pleaded pleaded pleading demand q
beg begs begged begged begging demand o +to
beseech = demand o +to
go goes went gone going say q on
sum sums summed summed summing say q up
chime = say q in
put puts put put putting say q it
put puts put put putting say q it this way
put puts put put putting opine o +toll
put puts put put putting opine o +number
put puts put put putting opine o +cost
put puts put put putting opine o +figure
put puts put put putting opine o +odds
put puts put put putting opine o +chances
claim = say o responsibility for
claim = say o credit for
shoot shoots shot shot shooting say q back
fire = say q back
write writes wrote written writing say o of
brag brags bragged bragged bragging say co about
brag brags bragged bragged bragging say c
gloat = say c
recite = say q
read reads read read reading say q
rail = opine o against
lash lashes lashed lashed lashing opine o out at
hit hits hit hit hitting opine o back at
fire = opine o back at
take takes took taken taking opine o issue with
bristle = opine o at
scoff = opine o at
allude = say o to
hint = say o at
point = say o to
opt = forecast i
agree = say o to
consent = say i
resolve = say ci
prefer prefers preferred preferred preferring demand i
seek seeks sought sought seeking demand i
strive strives strove striven striving demand i
hesitate = deny i
go goes went gone going say cw on to say
`;
