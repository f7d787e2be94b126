/**
 * What headlines of this field say, by beginnings of words as they stand in web addresses (Latin letters, the usual
 * transliterations). Two addresses that share these ideas carry one headline, in whatever language.
 */
export const headlineIdeas: Readonly<Record<string, readonly string[]>> = {
  increase:
    'increas|rise|rising|surg|soar|grow|jump|spike|anstieg|zunahme|zunehm|zugenomm|nimmt-zu|ausgeweitet|stieg|augment|hausse|aument|increment|crescit|crescim|toename|stijg|narost|narast|narust|narist|zrost|wzrost|rost|rosl|uvelich|zbilsh|vzestup|novekedes|megnott|peningkat|meningkat|artis|artti|creste'.split(
      '|',
    ),
  rail: 'rail|train|bahn|schiene|ferrov|ferrocarr|spoor|trein|zheleznodorozh|zaliznychn|zaliznic|zeleznic|kolej|vasut|kereta|demiryol'.split(
    '|',
  ),
  traffic:
    'traffic|verkehr|trafic|trafico|traffico|verkeer|perevoz|perevez|dopravy|doprava|ruch|forgalom|lalu-lintas|trafi|transport|soobshch'.split(
      '|',
    ),
  stop: 'stop|halt|shut|shutdown|abgeschaltet|arret|parad|ostanov|zupyn'.split('|'),
  ship: 'ship|vessel|schiff|navire|barco|buque|nave|sudn|korabl'.split('|'),
  launch: 'launch|start|lancement|lanzamiento|lancio|zapusk'.split('|'),
};
