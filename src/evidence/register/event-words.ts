import { headlineIdeas } from './headline-words.ts';

/** What claims of this field speak of, beyond what headlines do; written like `headlineIdeas`. */
export const eventIdeas: Readonly<Record<string, string>> = {
  ...headlineIdeas,
  wagon:
    'railcar rail-car railroad-car freight-car freight-railcar boxcar box-car (train|goods)-cars cars\\b wagon waggon guterwag guterwaggon wagen\\b vagon(e|s|i|y|es)?\\b vagao vagoes carri\\b vagoni ' +
    'wagonow vagonu goederenwagon vagonok gerbong вагон 화차 화물칸 차량 貨車 車両 车厢 车皮 貨運車廂 عربات',
  agreement:
    'agreement(s)?\\b treaty abkommen vereinbar accord(s)?\\b acuerdo accordo umowa dohod sogla(s|sh) ugod согла(ш|с) угод 협정 합의 協定 合意 协议 協議',
  nuclear: 'nuclear atom(ic|ar|test)? nuklear nucleaire jaderno яде(р|рн) ядерн 핵실험 核実験 核试验 核試驗',
  talks: 'summit gipfel sommet cumbre vertice szczyt sammit саммит саміт 정상회담 首脳会談 峰会 峰會',
};
