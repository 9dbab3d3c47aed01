import { describe, expect, test } from "vitest";
import { READING_LANGUAGES, type ReadingLanguage } from "../domain/vocabulary.js";
import { CUES, type Cue } from "./cues.js";
import { weigh } from "./evidence.js";
import { find } from "./find.js";
import { words } from "./normalise.js";

/** What the statistical reader says, not the lexicons. */
const JUDGED: readonly Cue[] = ["ordinary"];

/** A sentence for each cue, in the order of READING_LANGUAGES: Serbian, Albanian, Vietnamese, English. */
const SAID: Readonly<Partial<Record<Cue, readonly [string, string, string, string]>>> = {
  now: ["Upravo lupa na vrata.", "Është te dera tani.", "Nó đang đập cửa ạ.", "He is at the door right now."],
  hours: ["Dolazi za pola sata.", "Vjen pas një ore.", "Lát nữa nó tới.", "They come back in an hour."],
  tonight: ["Večeras dolazi.", "Vjen sonte.", "Tối nay nó về.", "He comes back tonight."],
  tomorrow: ["Ide tamo sutra.", "Shkon atje nesër.", "Ngày mai nó đi.", "She goes there tomorrow."],
  today: ["Bilo je danas.", "Ishte sot.", "Chuyện hôm nay.", "It was today."],
  ongoing: ["I dalje to radi.", "Ende vazhdon.", "Vẫn cứ tiếp tục.", "He still does it every day."],
  deadline: ["Imam do ponoći.", "Kam afat deri në mesnatë.", "Hạn chót là 6 giờ.", "I have until midnight."],
  meeting: ["Hoće da se nađemo.", "Do të takohemi.", "Nó hẹn gặp em.", "He wants to meet me."],
  threat: ["Preti mi.", "Më kërcënon.", "Nó đe dọa em.", "He threatens me."],
  images: ["Traži gole slike.", "Do foto lakuriq.", "Nó đòi ảnh nude.", "He wants nudes."],
  photo: ["Traži sliku.", "Do një foto.", "Nó xin ảnh em.", "He wants a photo."],
  sent: ["Poslala sam mu sliku.", "Ia kam dërguar foton.", "Em lỡ gửi ảnh rồi.", "I sent him a picture."],
  asking: ["Traži sliku.", "Kërkon foto.", "Nó đòi ảnh nude.", "He asks me for a picture."],
  money: ["Hoće novac.", "Do para.", "Nó đòi tiền.", "He wants money."],
  secrecy: ["To je naša tajna.", "Mos i thuaj askujt.", "Đừng nói với ai.", "He said dont tell anyone."],
  weapon: ["Ima nož.", "Ka thikë.", "Nó có dao.", "He has a knife."],
  suicide: ["Hoću da se ubijem.", "Dua të vras veten.", "Em muốn tự tử.", "I want to kill myself."],
  plan: [
    "Napisao je oproštajno pismo.",
    "Ka shkruar letër lamtumire.",
    "Nó để lại thư tuyệt mệnh.",
    "She wrote a suicide note.",
  ],
  live: ["Prenosi uživo.", "Po transmeton live.", "Nó đang livestream.", "It is on a livestream."],
  missing: ["Nestala je.", "Është zhdukur.", "Cháu mất tích rồi.", "She is missing."],
  locked: ["Zaključana je u sobi.", "E kanë mbyllur brenda.", "Bị nhốt trong phòng.", "She is locked in."],
  alone: ["Dete je ostavljeno samo.", "E kanë lënë vetëm.", "Bé bị bỏ ở nhà một mình.", "The child was left alone."],
  injured: ["Krvari.", "Po gjakos.", "Nó chảy máu.", "He is bleeding."],
  adult: [
    "Nepoznat čovek joj piše.",
    "Një i panjohur i shkruan.",
    "Một người lạ nhắn tin.",
    "A stranger writes to her.",
  ],
  "small-child": ["Beba plače.", "Foshnja qan.", "Em bé khóc.", "The baby cries."],
  child: ["Dečak je tamo.", "Fëmija është atje.", "Bé trai ở đó.", "The boy is there."],
  teen: ["Tinejdžer je.", "Është adoleshent.", "Là thiếu niên.", "She is a teenager."],
  family: ["Otac je tu.", "Babai është këtu.", "Bố ở nhà.", "Her father is there."],
  carer: ["Nastavnik zna.", "Mësuesi e di.", "Thầy giáo biết.", "His teacher knows."],
  peer: ["Drug iz odeljenja.", "Shoku i klasës.", "Bạn cùng lớp.", "A classmate did."],
  age: ["Ima 12 godina.", "Është 12 vjeç.", "Em học lớp 8.", "She is 12 years old."],
  place: ["Kod stanice.", "Te stacioni.", "Ở công viên.", "At the bus station."],
  recruiting: [
    "Ponudili su joj posao u inostranstvu.",
    "I ofruan punë jashtë.",
    "Rủ đi làm việc nhẹ lương cao.",
    "Someone offered her a job abroad.",
  ],
  propaganda: ["Crtaju kukaste krstove.", "Vizatojnë svastika.", "Họ vẽ biểu tượng phát xít.", "They draw swastikas."],
  stalking: [
    "Prati me do kuće.",
    "Më ndjek rrugës deri në shtëpi.",
    "Nó theo dõi em về tận nhà.",
    "He follows me home.",
  ],
  target: ["Doneće to u školu.", "Në shkollë do të ndodhë.", "Ở trường em.", "He brings it to school."],
  past: ["Bilo je pre dve godine.", "Ishte para dy vitesh.", "Chuyện hồi lớp 6.", "It was two years ago."],
  resolved: ["Osuđen je.", "Është dënuar.", "Nó bị bắt rồi.", "He was convicted."],
  closing: [
    "Nema ničeg novog, možete zatvoriti.",
    "S'ka asgjë të re, mund ta mbyllni.",
    "Đóng hồ sơ được rồi.",
    "Nothing new, please close the case.",
  ],
  thanks: ["Hvala vam.", "Faleminderit.", "Cảm ơn anh chị.", "Thank you."],
  question: ["Da li je to normalno?", "A është normale?", "Cho em hỏi với ạ.", "Is it normal?"],
  fiction: ["To je bilo u filmu.", "Ishte në film.", "Đó là trong phim.", "It was in a film."],
  game: ["To je u igrici.", "Është në lojë.", "Trong game thôi.", "It is in a video game."],
  project: ["Pišem domaći.", "Për detyrën e shkollës.", "Em làm bài tập về nhà.", "It is for my homework."],
  teaching: ["Treba nam predavanje.", "Na duhet një leksion.", "Nhà trường tổ chức tập huấn.", "We plan a workshop."],
  hearsay: ["Čula sam od komšinice.", "Kam dëgjuar nga komshija.", "Em nghe kể lại.", "I heard from a neighbour."],
  quotation: [
    "Piše „niko ti neće verovati“.",
    "Më tha “s'të beson njeri”.",
    "Nó bảo “không ai tin đâu”.",
    'He said "no one will believe you".',
  ],
  negation: ["Nikad me nije pitao.", "Nuk më pyeti kurrë.", "Nó không hỏi em.", "He never asked me."],
  absence: ["Pretnji nema.", "Kërcënime s'ka.", "Đe dọa thì không có.", "Threats: none."],
};

const cuesIn = (text: string, language: ReadingLanguage) =>
  weigh(find(text, words(text), { language, margin: 1 })).cues;

test("each cue has a sentence, or isn't said in words", () => {
  expect(CUES.filter((cue) => SAID[cue] === undefined)).toEqual(JUDGED);
});

const ORDER: readonly ReadingLanguage[] = ["sr", "sq", "vi", "en"];
describe.each(READING_LANGUAGES)("%s", (language) => {
  const sentences = Object.entries(SAID).map(([cue, said]) => [cue, said[ORDER.indexOf(language)] ?? ""] as const);
  test.each(sentences)("%s: %s", (cue, sentence) => {
    expect([...cuesIn(sentence, language)]).toContain(cue);
  });
});
