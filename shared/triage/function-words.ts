import type { ReadingLanguage } from "../domain/vocabulary.js";
import { words } from "./normalise.js";

/** Small words that carry a language, looked up folded, with the short forms people type. Words that two languages share are in both. */
const SOURCES: Readonly<Record<ReadingLanguage, string>> = {
  sr: `
    je sam si smo ste su nije nisam nisi nismo niste nisu bi bih da ne i u na sa od do iz za po pri kod oko nad pod pred
    me mi mu ga joj nju nje njega njemu njoj njih nam vam ih im te ti se sebe sebi svoj svoju moj moja moje mog moju mojoj
    mojem tvoj njegov njen nas nasa nasu vas on ona ono oni one ja mene meni tebe tebi ko sta sto koji koja koje kojeg koju
    kad kada kako gde zasto jer ako ali al ili pa te ni niti samo vec jos sad sada onda tad tada opet uvek nikad nista nesto
    neko neki neka neke nekog svi sve svaki svaka ovo ova ovaj to ta taj tu tamo ovde bio bila bilo bili ima imam imaju nema
    nemam hoce hocu nece necu moze mogu ne zna znam kaze kazu rekao rekla pise trazi dete deca dece cerka cerku sin sina
    juce danas sutra veceras mnogo malo vise bez zbog preko posle pre jel jbt brate molim hvala gdje sto dijete lijepo
    prije uvijek htio`,
  sq: `
    eshte jam je jemi jeni jane nuk ska nuk s e te të ne në me per për nga tek te se që qe i ka kam ke kemi keni
    kane po do duhet mund ku kur si pse cfare cfar c ç cka kush cili cila ky kjo keta keto ai ajo ata ato une un ti ne ju
    im ime imja yt jote tij saj tyre tone tone vet vete mua mu meje ty juve dhe edhe por apo ose as asnje askush gje gja
    asgje dicka dikush nje një disa shume shum pak me pa para pas prej deri derisa sepse nese nqs qofse tani tash sot neser
    dje gjithmone kurre vetem vec aty ketu atje ishte ishin kishte kishin iu ia ua ma ta na ju m t kete ate bej bon ben
    thote thot tha them dua du don dojn di femije femijet femija vajza vajze djali djal djale nena baba mami babi motra
    vella shkolla shkolle klase klases osht asht jon jan kom krejt qka bo dit diten niher qe cdo nji njo anej flm ju lutem faleminderit`,
  vi: `
    toi em con minh chau anh chi ban no ho cua la va nhung thi ma o cho voi tu den trong ngoai tren duoi khong ko k hok
    hong chua da dang se bi duoc dc co cung chi rat qua lam nhieu it nua roi r vay v the nay do kia day gi sao ai dau nao
    khi luc neu vi nen de lai con hay hoac moi cac mot hai ba nguoi ng ngta ong ba co chu bac be dua tre gia dinh truong
    lop hoc sinh hom nay qua mai toi sang chieu ngay thang nam noi bao nhan tin goi doi hoi biet thay muon phai xin giup
    nha me bo cha a oi nhe nha di ra vao len xuong ve mk mik vs j z ntn ntn cx trc nch tui tao may thang nhom anh hinh
    viet dien thoai mang duong vay lun luon boi tai theo giua sau truoc sdt fb zalo ck`,
  en: `
    the a an is are was were be been am i im ive you u your he hes she shes her his him they them their we our us my me it
    its this that these those and or but if so because bc cos when where who what how why which of to in on at for from
    with without by about into out up down off over after before then than as not no dont doesnt didnt cant wont isnt wasnt
    have has had do does did will would can could should may might must just only also very really still now today
    tonight tomorrow some someone something any anyone all every each one two other more most there here says said told
    asks asked wants want know think got get keeps kept been old year years kid kids child children son daughter school
    please thanks thank hello hi pls n ur idk`,
};

const lists = new Map<ReadingLanguage, ReadonlySet<string>>();

/** The function words of a language, folded. */
export function functionWords(language: ReadingLanguage): ReadonlySet<string> {
  const list = lists.get(language) ?? new Set(words(SOURCES[language]).map(({ folded }) => folded));
  lists.set(language, list);
  return list;
}
