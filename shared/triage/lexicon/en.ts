/** English. See `entry.ts` for how a line is read. Words that other languages borrow stand in their lexicons too. */
export const en = `
# csam
csam.named | csam 3 | csam, child sexual abuse material, child abuse material, child abuse image*/video*, child porn*, kiddie porn, cp link*/group*/channel*/video*, child exploitation material
csam.sexualised-children | csam 3 | sexual/sexualised/sexualized/indecent/explicit/nude/naked image*/photo*/picture*/pic*/video*/material/content/clip* … child*/minor*/kids/toddler*/baby/babies/underage/preteen*/schoolgirl*/infant*, child*/minor*/kids/toddler*/baby/babies/underage/preteen*/schoolgirl*/infant* … sexual/sexualised/sexualized/indecent/explicit/nude/naked image*/photo*/picture*/pic*/video*/material/content, naked/nude kids/children/minors/toddlers
csam.abuse-on-film | csam 3 | video* … abuse* … child*/minor*/kid/kids/toddler*, child*/minor*/kid/kids … being/been abused/raped … video*/film*/camera/live*, sexual abuse … image*/video*
csam.prepubescent | csam 2 | prepubescent, preteen/pthc, jailbait, loli*, under 13 … image*/video*/content, hash match*/hit*
csam.generated | csam 3 images | nudif*, undress* app*/bot*/site*, deepfake* nude*/porn*, ai … nude*/naked … child*/girl*/pupil*/classmate*, fake nude*, faked nude*
csam.sharing | csam 2 | trad* … child*/kids … pic*/video*/image*/content, sell* … video*/pic*/folder … kids/children/minors/underage, shared folder … child*/kids/minor*, invite code/codes
csam.livestream | csam 3 live | pay* … live … child*/kid/girl/boy, livestream* … child*/minor* … abuse*/sexual*
# solicitation
solicitation.grooming | solicitation 3 adult | groom*, online predator*, paedophil*, pedophil*, paedo, pedo
solicitation.asks-images | solicitation 3 asking images | ask*/want*/beg*/pressur*/press*/push* … nude*/naked … pic*/photo*/selfie*/video*, ask*/want*/beg*/pressur*/push* … nudes, send … nudes, pic*/photo*/selfie* … without/no clothes, pic*/photo*/picture* … in … underwear/bra/bikini/swimsuit, photos of … body, pic*/photo* of my/her/his body
solicitation.asks-photo | asking photo | ask*/want*/demand*/beg*/keep* … pic*/photo*/picture*/selfie*/video*, send … pic*/photo*/picture*/selfie*/video*, more pic*/photo*/picture*
solicitation.older | solicitation 1 adult | older man/guy/boy/men, grown man, adult man/male, man … years older, man i met, a man online, guy online, man he met, man she met, stranger online, someone she/he/i met online, met … online, met … on … app/game/discord/snap*/insta*/roblox/telegram
solicitation.sexual-talk | solicitation 2 | sexual message*/chat*/comment*/question*, dirty message*/talk*, talk* … about sex, sexting, sexts, talks sexual*, touch myself, touch herself, touch himself, what … wearing, explicit message*/chat*
solicitation.webcam | solicitation 2 asking | turn … camera on, turn on … camera/webcam/cam, get … on … camera/webcam, video call … alone, take … clothes/shirt/top off, take off … clothes/shirt/top, undress
solicitation.secret | solicitation 1 secrecy | our little secret, our secret, delete … chat*/messages/thread/conversation, dont tell … mum/mom/parents/anyone/dad, keep … secret, move* to … whatsapp/telegram/signal/snapchat/encrypted, secret chat*/account/phone
solicitation.gifts | solicitation 1 | gift card*, robux … for/if/photo*/pic*, buys/bought/sends … gifts/presents/phone/skins
solicitation.false-age | solicitation 2 adult | pretend* to be … girl/boy/teen*/child/13/14/15/16, pos* as … girl/boy/teen*/child, said he was 14/15/16/17, turned out … man/adult/grown, claims to be … but, lied about … age
solicitation.relationship | solicitation 2 adult | boyfriend is 19/20/21/22/23/24/25/26/27/28/29/30/31/32/33/34/35/36/38/40, in a relationship with … adult/teacher/coach, coach/teacher/tutor … message*/text*/dm* … night/midnight/private*
solicitation.girlfriend | solicitation 1 | be my girlfriend, my virgin*, virgin, says … mature for my/her/his age, mature for my/her/his age
meeting.wants | meeting asking | wants to/2 meet, want* … meet me/her/him/up, asks/asked/asking … to meet, meet … in person, meet … alone, meet up, meeting up, meet him/her/me/them/someone, meets … at, come to his/my place/house/flat/hotel, pick/picks/picking me/her/him/us up, go to his house/flat/place/hotel, hotel room, bought … ticket*, sent … ticket*/taxi/uber
adult.stranger | adult | stranger*, older man, grown man, adult man, unknown man, unknown adult, man in his 20s/30s/40s/50s, coach, trainer, his/her/my teacher, man of 25/30/35/40/45/50, a man, this man, some man, some guy, this guy
# sexual extortion
extortion.named | sexual-extortion 2 | sextort*, sexual extortion, sexual blackmail, revenge porn
extortion.blackmail | sexual-extortion 2 threat | blackmail*
extortion.will-post | sexual-extortion 3 threat images | send*/post*/share*/leak*/publish*/show*/upload* … nude*/naked/private pic*/photo*/picture*/image*/video* … everyone/friends/family/school/parents/mum/mom/followers/contacts, leak*/post* … nudes, send … nudes to, threat* … nudes, leak* my/her/his/the pic*/photo*/nudes/video*, share … intimate
extortion.will-send-it | sexual-extortion 2 threat photo | send*/post*/leak*/share*/show* it to everyone/everybody/all/my/her/his, threat*/will/gonna/going … send/post/share/leak/publish/release … pic*/photo*/picture*/image*/video*/screenshot*, send … to my/her/his … friends/family/school/followers/parents/contacts, or he/they/she ll post/send/leak/share
extortion.more-or | sexual-extortion 2 threat asking photo | more pic*/photo*/nudes … or, pay … or … post/share/send/leak, unless i/she/he pay*/send*
extortion.paid | sexual-extortion 1 money asking | demand* … money, wants/want money, asking for money, pay him/them/her, send him/them money, steam card*, crypto wallet, bitcoin
extortion.passed-round | sexual-extortion 3 images | nudes … going/passed/spread/round/around/everywhere/shared, nude*/naked/intimate/private … pic*/photo*/picture*/video*/image* … going/passed/spread*/circulat*/shared/around/forwarded/group, shared my/her/his nudes, ex … posted/shared/sent … pic*/photo*/nude*/video*
images.intimate | images photo | nude*, naked, intimate image*/photo*/pic*/picture*/video*, topless, undressed, explicit photo*/pic*/image*/picture*/video*, private photo*/pic*/picture*/video*, in … underwear/bra
images.sent | sent photo | i/she/he sent … pic/pics/photo*/picture*/video*/selfie*/nude*, sent him/her/them … pic/pics/photo*/picture*/nude*/video*, already sent him/her/them/one/some/it, has/have sent … pic/pics/photo*/picture*/video*
images.any | photo | pic, pics, photo*, picture*, selfie*, video*, screenshot*, image*
# exploitation
exploitation.named | exploitation 3 | traffick*, child labour, child labor, forced labour, forced labor, forced to work, modern slavery, commercial sexual exploitation, child marriage, forced marriage, forced to marry, sell* her/him/girls/children/organs
exploitation.job | exploitation 2 recruiting | job abroad, work abroad, modelling job/agency/contract, modeling job/agency, talent agency/scout, offered … job … abroad/hotel/club/bar, job in a club/bar, hostess, recruit* … work/girls/minors, recruiter
exploitation.documents | exploitation 3 | took/takes/taken/kept/keeps/has/holds … passport*/documents/papers/id, no passport, passport … taken/away
exploitation.debt | exploitation 2 | owe* … debt/them/him, work off … debt, debt … work*, pay off … debt, paid nothing, no wages, not paid, keeps … pay/wages/money, take* … all … money … earn*
exploitation.sold-sex | exploitation 3 | sleep with … men/clients/customers, see clients, sex for money, sex work, prostitut*, escort*, pimp*, brothel, clients … her/me/girl*, sugar dadd*, for money … sex
exploitation.begging | exploitation 3 | made/forced/makes/make … beg, beg* on … street*, begging … child*/kid*/girl/boy/street, send* … to beg
exploitation.crime | exploitation 3 | county lines, carry* … packages/drugs/parcels, deliver* … packages/drugs/parcels, made … steal, forced … steal/sell, sell drugs for, drug mule
exploitation.labour | exploitation 2 | work* … instead of school, 12/14/16 hours a day, works … nights/night … workshop/factory/warehouse/farm/site/bar, boy/girl/child/kids/children … work* … workshop/factory/mine/site/farm, locked … in … flat/house/dormitory/room/apartment
# abuse
abuse.hits | abuse 3 | hits/hit/hitting/beats/beat/beating/punch*/kick*/slap*/chok*/strangl*/whip* me/us/him/mum/mom/mam/my/her/his/them/the … child*/kid*/boy/girl/brother/sister/son/daughter/mum/mom/baby/bro/sis, hits/hit/hitting/beats/beat/beating/punched/punches/kicked/kicks/slaps/slapped/choked/strangled me/us/him/her/them/mum/mom/everyone, beaten by/up/with, beats … with … belt/stick/cable, hit … with … belt/stick/cable/hand
abuse.violence | abuse 2 | domestic violence, physical abuse, physically abus*, child abuse, abuses me/her/him/us, abused by, being abused, is abusive, abusive dad/father/mother/home/stepfather/stepdad/household, violent at home, violent father/dad/stepfather/partner
abuse.marks | abuse 2 | bruis*, black eye, burn mark*, cigarette burn*, belt mark*, marks on … arm*/back/neck/leg*/body, broken arm/rib*/nose, covered in marks
abuse.touching | abuse 3 | touch* me/her/him … wrong/down/under/private/bed/sleep*/night/there, touches/touched/touching me/her/him, molest*, raped, rape, rapes, sexual assault, sexually assault*, sexually abus*, sexual abuse, comes/came into my/her/his room/bed … night, gets into my/her bed, makes me touch, incest, private parts
abuse.neglect | abuse 2 | neglect*, no food, not fed, doesnt feed, nothing to eat, left alone … days/night/weekend/hours, alone for … days, home alone … toddler*/baby/year*, hungry … child*/kid*/every/always, dirty clothes, same clothes, no heating
abuse.locked | abuse 3 | locks/locked/locking me/her/him/us/them/child* … in/up/out/room/basement/cellar/cupboard/closet/bathroom, tied … up/bed/chair/radiator, chained, kicked me out … house/home, threw me out
abuse.left | abuse 2 | left/locked/alone/strapped in … car, left with … toddler*/baby … days/night
abuse.family | abuse 1 | stepdad, stepfather, stepmum, stepmom, stepmother, mums/moms boyfriend
abuse.scared-home | abuse 2 | scared/afraid to go home, scared/afraid of … dad/father/stepdad/stepfather/mum/mom/uncle/stepmum/stepmother/grandad/brother, not safe at home, unsafe at home, dont feel safe at home, wont go home
abuse.screams | abuse 2 | scream*/crying/cries … next door/neighbour*/neighbor*/flat/upstairs/downstairs/apartment, neighbour*/neighbor* … hit*/beat*/shout*/scream*/child*, hear … child* … scream*/cry*/crying
abuse.kill-family | abuse 3 threat | kill me/us/her/him/my mum/my mom … if/tonight, says he will/ll kill us/me/her/mum/mom, threatens to kill
abuse.drunk | abuse 1 | drunk dad/father/stepdad/mum/mom/parent*, when he drinks, gets drunk, dad/stepdad/father … drunk
# bullying
bullying.named | bullying 3 | bully*, bullies, bullied, cyberbull*, harass*, pick* on me/him/her
bullying.mocks | bullying 2 | mock*, laugh* at me/him/her, make/makes/making fun of, call* me/him/her … names/fat/ugly/pig/loser/freak/stupid, humiliat*, ridicul*, tease*, teasing, insult*, rumour*, rumor*, spreading lies, meme* of/about me/him/her/my, sticker* of/with/from me/my/him/her/his
bullying.group | bullying 2 | hate page/group/account, group chat … about me/him/her/my, fake page … mock*, page … making fun, anonymous account … pupils/students/class, excluded, kicked … out of … group, leave me out, left out, ignored by … class*
bullying.hurt-by-peers | bullying 2 | beat* me up … school/class*, jumped me/him/her, push* me/him/her … school/class*/toilet*/stairs, classmates … hit*/beat*/kick*, spit on me/him/her, threw my/his/her bag
bullying.go-die | bullying 2 | tell*/told … kill yourself/himself/herself/myself, kys, go die
bullying.classmates | bullying 1 | classmate*, older kids, kids in my/his/her class, boys in/from … class, girls in/from … class, kids at school
stalking.follows | bullying 2 stalking | stalk*, follow*/followed/following me/her/him … home/school/bus/street/around/from, waits/waiting … outside … work/school/house/home/my/her/gate, shows up … work/outside/school/house/home, knows where i/she/he live*
threat.any | threat | threat*, warned me, ill kill, will kill, gonna kill, kill you, going to hurt, will hurt, gonna hurt, beat you up, youre dead, or else
# hate
hate.named | hate 3 | racis*, antisemit*, anti-semit*, islamophob*, homophob*, transphob*, xenophob*, hate speech, hate crime*, hateful, incit* hatred
hate.slurs | hate 2 | slur*, go back to … country/home/your, called … gypsy/monkey/terrorist/faggot/fag/dyke/tranny, gypsies, gypsy, because i am/im/hes/shes/he is/she is … black/muslim/gay/roma/jewish/trans/asian/disabled/brown, against … roma/muslims/jews/migrants/refugees/albanians/serbs/gays/disabled
hate.calls | hate 3 | should be gassed/shot/deported/exterminated/burned, deserve to die … roma/muslims/jews/gays, subhuman*, vermin, dehumanis*, dehumaniz*, death to … roma/muslims/jews/albanians/serbs/gays
hate.groups | hate 1 | muslim*, jew, jews, jewish, roma, refugee*, migrant*, asylum seeker*, lgbt*, gay, lesbian, trans, disabled, wheelchair, hijab, headscarf, ethnic*, minority, skin colour, skin color
# extremism
extremism.named | extremism 3 | extremis*, terroris*, radicali*, jihad*, isis, islamic state, daesh, neo-nazi*, nazi group/channel/chat, caliphate, white power, white supremac*, accelerationis*, great replacement
extremism.attack | extremism 3 plan threat | plan*/planning … attack/shooting/bombing/massacre, school shoot*, shoot up … school/mosque/church/class, bomb … school/mosque/church/synagogue/market, attack on/at … school/mosque/church/synagogue/parade/pride, going to attack, manifesto, hit list, kill list, previous attacker*, earlier attacker*, mass shoot*
extremism.recruits | extremism 3 recruiting | recruit* … fight/fighters/boys/brothers/young/teen*/movement/cause, join … fight/brothers/holy war/militia, go to/travel* to fight, travel to syria/iraq/ukraine/donbas, brotherhood, training camp, swear*/pledge* … allegiance, oath of loyalty, martyr*, holy war, infidel*, unbeliever*, kuffar, kafir
extremism.drifting | extremism 2 | race war, civil war is coming, traitors … punished/die/hang, obsess* … attackers/shooters/hitler/war, talks about … enemies … die/fight, praises/praise* … attacker*/shooter*/killing*/attack
extremism.warning | extremism 2 threat plan target | dont come to/in … school/class/tomorrow, dont go to school tomorrow, stay home tomorrow
extremism.explosives | extremism 2 weapon plan | bomb/bombs, explosive*, detonat*, pipe bomb, molotov
propaganda.symbols | extremism 2 propaganda | swastika*, nazi salute, nazi symbol*/flag/song*, 1488, extremist symbol*/song*/stickers/flag*/propaganda, hitler, propaganda
weapon.any | weapon | gun, guns, pistol*, rifle*, firearm*, knife, knives, machete*, shotgun*, grenade*, ammunition, weapon*, axe, baseball bat, a bat
target.place | target | at school, to school, the school, my school, our school, his school, mosque*, church*, synagogue*, prayers, assembly, shopping centre, mall, parade, classroom, community centre
# self-harm
suicide.intent | self-harm 3 suicide | kill myself/herself/himself/themselves/themself, killing myself/herself/himself, end my/her/his life, end it all, ending it, take my/her/his own life, suicidal, attempted suicide, commit suicide, try suicide, tried suicide, suicide attempt, want/wants/wanted to die, wanna die, dont want to live, doesnt want to live, dont want to be here/alive, doesnt want to be here/alive, dont want to wake up, not wake up, better off dead, wish i was/were dead, better off without me, no reason to live, cant go on … living, jump off/from … bridge/roof/building/window, hang myself/himself/herself, overdos*, wont be here tomorrow, wont be alive, unalive
suicide.farewell | self-harm 2 suicide | said/saying/say bye/goodbye to, his/her/my goodbyes, goodbye everyone/everybody, dont look for me, dont try to find me, tell my mum/mom/dad i love/loved, tell them i love/loved, giv*/gave away his/her/my/all … things/stuff/clothes, tonight … end/ends/over/goodbye, after tonight … stops/over/gone/better, egging him/her on, wont wake up
suicide.topic | self-harm 2 | suicide*
suicide.plan | self-harm 2 plan | goodbye letter/note/message/video, suicide note, wrote … goodbye, collect* … pills/tablets, saved up … pills/tablets, pills ready, have … pills, took … pills/tablets, swallowed … pills/tablets, got … rope, on the roof/bridge/ledge, rope ready, has a plan, have a plan, made a plan, date … set/chosen/picked
selfharm.cuts | self-harm 3 | cut/cuts/cutting myself/herself/himself/themselves, self-harm*, self harm*, selfharm*, hurt/hurts/hurting myself/herself/himself, burns/burning myself/herself/himself, cuts … on … arm*/wrist*/leg*/thigh*, razor*, blade … arm*/wrist*/skin
selfharm.despair | self-harm 2 | hopeless*, no point … living/anymore/life, worthless, hate myself, cant take it anymore, cant do this anymore, nobody would miss me, no one would miss me, disappear forever, want to disappear, cant cope, numb inside
selfharm.eating | self-harm 3 | anorexi*, bulimi*, pro-ana, pro ana, thinspo*, starv* myself/herself/himself, make myself/herself sick/throw, vomit* after, stopped eating, eating disorder*, laxative*
selfharm.challenge | self-harm 3 | blue whale, suicide challenge, suicide game, self-harm challenge, self-harm group/chat/server
selfharm.depressed | self-harm 1 | depress*, panic attack*, anxiety
# privacy
privacy.fake-profile | privacy 3 | fake profile*/account*/page/insta*/facebook/tiktok, impersonat*, pretend* to be me/my/him/her, account … in/with my/her/his name, using my/her/his/our name/photo*/pic*/picture*/face, profile … with/using … my/her/his/daughters/sons photo*/pic*/name, identity theft, identity stolen
privacy.published | privacy 3 | dox*, posted/published/leaked/shared/put … my/her/his/our/their address/number/phone/location/data/details, personal data/details/information … published/posted/online/leaked/public, data breach, data leak, list … names … addresses/phone*/birth*, without … consent/permission, without asking
privacy.photos-posted | privacy 2 | posted … photo*/picture*/video* of me/my/her/him/our/children/kids/pupils … without, photos of … pupils/children/kids … without, remove … photo*/picture*/video* of me/my/our/her/him, take down … photo*/picture*/video*, refuse* to … remove/delete/take
privacy.hacked | privacy 2 | hacked my/her/his/our account/insta*/snap*/facebook/phone/email, read* my messages, spy*, stalkerware, tracking app, airtag, hidden camera, secretly filmed/recorded/films/records
# fraud
fraud.named | fraud 3 | scam*, fraud*, phish*, conned, swindl*, fake shop/site/store/website/seller/ticket*/giveaway
fraud.stolen-account | fraud 3 | stole/stolen/steal/took over … account/skins/items/robux/money, account … stolen/taken over, locked out of … account, asks/ask/wants/want … password/pin/card, gave … password/card/code/pin, click* … link … account/password/money/card
fraud.paid | fraud 3 | paid … never/nothing … arrived/came/sent/got, never arrived, never sent, took … money and, lost … euro*/pounds/dollars/money, ordered … never/fake, blocked me after … paid/paying/money, spent … game/card/money/loot, charged … card, prize … fee/pay/card, won … prize/iphone/phone, verification code, bank details, card details, card number
fraud.schemes | fraud 2 | pyramid scheme, investment … app/platform/returns, easy money, double your/my money, money mule, fake charity, fundrais* … fake/false, trading bot, crypto … lost/scheme/app
money.any | money | money, euro*, pounds, dollars, cash, gift card*, paypal, crypto*, bitcoin, pay
# harmful content
harmful.porn | harmful-content 3 | porn … child*/kids/pop*/ad/ads/saw/son/daughter/year, porn site*/video*/ad/ads, pornograph*, adult content … child*/kids/minors, age check, no age verification, age verification, adult cams, adult site*
harmful.violence | harmful-content 3 | gore, beheading*, execution video*, graphic violence, violent video*/content, animal cruelty, torture video*, cruelty to animals, disturbing video*/content, scary video*, jump scare*
harmful.challenge | harmful-content 3 | challenge … tiktok/dangerous/choking/blackout, tiktok challenge, dangerous challenge*/trend*, blackout challenge, choking game/challenge, viral challenge
harmful.drugs | harmful-content 3 | sell* … vape*/drugs/weed/pills/alcohol … kids/children/minors/pupils/students/teen*, drugs … snapchat/telegram/insta*/online, vapes, vape*, weed for sale, drug dealer*, nitrous, laughing gas, snus
harmful.gambling | harmful-content 3 | gambl*, casino*, betting, loot box*, skin betting, slots
harmful.unfit | harmful-content 2 | not suitable/appropriate for children/kids, inappropriate content/video*/ad*, unsuitable, shown to children/kids, aimed at children/kids, kids app*/channel/game, children's channel/app
# advice
advice.asks | advice 2 question | how do i/we … talk/explain/protect/set/keep/teach/report/know/choose, how can i/we … talk/explain/protect/set/keep/teach/report/know, how should i/we, what age, at what age, is it normal/ok/legal/allowed/safe, what is the best way, any advice/tips, do you have … tips/materials/brochure*/leaflet*/advice, advice on/about/please, would like advice, tips on/for, can you recommend, i have a question, just a question, general question, just wondering, what should an ordinary
advice.materials | advice 3 teaching | workshop*, a lecture, lectures, training for/session, leaflet*, brochure*, posters, a presentation, draft policy, school policy, teaching material*, lesson plan*, curriculum, webinar*, materials for/about/on, guidance for/on, speaker, school visit, safer internet day, conference, research for, questionnaire, survey, statistics for/on, interview for
advice.prevention | advice 2 teaching | prevention, awareness
advice.settings | advice 3 question | parental control*, screen time, privacy settings, which app*/filter, content filter, safe search, age limit, minimum age
advice.project | advice 2 fiction project | school project, for … project, homework, essay, thesis, dissertation, school newspaper/paper, for … class assignment, presentation on/about
fiction.any | fiction | a film, the film, this film, movie*, novel, a book, the book, song*, lyric*, tv show, tv series, episode, school play, rehearsal*, drama club, just a game
question.any | question | how do i, how can i, how should i, what should i, should i, can you, could you, is it, do you, what is, what are, which, may i, where can i
# other
other.thanks | other 2 thanks | thank you for … help*/support/quick/everything, thanks for … help*/support/quick/everything, just wanted to … thank/say thanks, wanted … passed on, no need to reply, nothing to report
closing.any | closing | nothing new, no new information, please close, can be closed, close the case/ticket/report/file, case closed, closing note, follow-up to, ignore my message/report/last, sorry wrong, false alarm, sorted now, all sorted, all resolved, sent by mistake, for your archive, only a test, just testing
# situation
now.any | now | right now, at this moment, as we speak, happening now, as i write, right this minute, is outside, theyre outside, hes outside, hes back, he is here, hes here, hes coming, is coming up, at the door, on the line, still on the phone, im hiding, hiding in, locked in … bathroom/room, help me, pls come, please come, come quick*, please hurry, hurry, asap, minutes ago, bleeding, not breathing, unconscious
live.any | live | livestream*, live stream*, going live, is live, on live, streaming live, streaming now, live broadcast*
today.any | today | today, this morning
tonight.any | tonight | tonight, 2night, tonite, this evening/afternoon, later today, by midnight
tomorrow.any | tomorrow | tomorrow, tmrw, tmr, 2moro, 2morrow, this weekend
hours.any | hours | after school today, in an hour, in … hours, within … hours, in … minutes, after practice, on the bus now, any minute/moment, before … gets/comes home
deadline.any | deadline | deadline, i have until, she has until, he has until, until midnight/tonight/tomorrow/six/noon/morning, by tonight/tomorrow/midnight/noon/morning/6/7/8/9/10, 24 hours, 24h, 48 hours, 12 hours, one hour to, an hour to, hours to pay, countdown, time is running out, before midnight
missing.any | missing | missing since, gone missing, went missing, has disappeared, ran away, run away, ran off, runaway, didnt come home, hasnt come home, never came home, not come home, left with … man/stranger/him/suitcase, got into … car, phone is off, phone off, cant find her/him/my, isnt/not in her/his bed/room, not answering … phone/calls
secrecy.any | secrecy | secret, secrets, secretly, dont tell, not to tell, told me not to tell, wipe the, delete the, deleted the
past.any | past | years ago, year ago, months ago, last year, last summer, when i was, back then, used to, long ago, in the past, two years, three years, as a kid, as a child
resolved.any | resolved | convicted, in prison, in jail, sentenced, arrested, was removed, been removed, taken down, went down, came down, blocked him/her/them, account deleted, was suspended, got banned, case was closed, it stopped, has stopped, resolved, no longer, is over, confirmed removal, domain seized, moved away
absence.any | absence | none, did not happen, didnt happen
negation.any | negation | never, not, didnt, doesnt, hasnt, havent, hadnt, wasnt, isnt, arent, no, nobody, without, wont, dont, none
`;
