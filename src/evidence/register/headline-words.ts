/**
 * What headlines of this field say, by beginnings of words in many languages: as they stand in web addresses (Latin
 * letters without accents, the usual transliterations) and in the scripts themselves. Two headlines that share these
 * ideas say one thing, in whatever language. The beginnings in scripts without spaces are found anywhere.
 */
export const headlineIdeas: Readonly<Record<string, string>> = {
  increase:
    'increas ris(e|es|ing)\\b rose\\b surg soar gr(ow|ew) jump spike upsurge boom uptick anstieg ansteig steig stieg gestieg zunahme zunehm zugenomm nimmt-zu ' +
    'nahm-zu ausgeweitet wachs augment hausse accroiss croissance aument increment incremento crescit crescim cresc alza repunte ' +
    'toename toegenomen neemt-toe stijg narost narust narist narast narost rust vzrost zrost wzrost wzrasta vzestup vzrust nebyval ' +
    'rost ros(l|t) uvelich uveliq zbilsh zbilshen posylen vozros vyros novekedes megnott nov(el|ek)ed peningkat meningkat naik lonjak ' +
    'artis artti artiyor yuksel creste crester rast porast povecan uvecan kasv okade okning okt oknat stigning oget gia-tang tang-manh ' +
    'увелич рост вырос возрос нарост наріст збільш зріс зроста зросл посил увяліч павеліч ръст увелич нараст 급증 증가 늘어 늘었 크게-늘 増加 急増 増え 激増 ' +
    '激增 增加 大增 增長 增长 暴增 剧增 劇增 زياد ارتفاع تزايد افزایش αυξησ גידול עלי',
  rail:
    'rail train trains bahn schiene zug(e|en|s)?\\b zugverkehr ferrov ferroc ferrocarril tren(es|i|o|y|ova)?\\b treni spoor trein ' +
    'zheleznodorozh zheleznye zaliznych zaliznic zaliznyts zeleznic zeleznodoroz kolej pociag vlak vonat vasut vasuti kereta ' +
    'demiryol demir-yolu raudtee rautatie tag(et|trafik) jarnvag jernbane tog(trafik)? feroviar zheleznic poezd potyag potyah poizd ' +
    'tau-hoa duong-sat железн залізн поезд потяг поїзд чыгун ж-д 철도 열차 鉄道 列車 铁路 鐵路 火车 火車 列车 سكك قطار راه-آهن σιδηροδρ רכבת',
  traffic:
    'traffic verkehr trafic trafico trafego traffico transit(o)?\\b verkeer perevoz perevez soobshch spoluchen dopravy doprava ' +
    'ruch(u)?\\b przewoz forgalom lalu-lintas trafi(k|gi) transport activity aktivit attivita actividad activite rukh dvizhen ' +
    'liiklus liikenne prevoz giao-thong движени перевоз трафик сообщени рух перевез трафік сполучен рух перавоз 교통 운행 물동량 왕래 운송 交通 ' +
    '往来 運行 輸送 运输 運輸 交通 往來 حركة تردد κινησ תנוע',
  arms:
    'arms\\b weapon munition ammunition artiller ammo waffen waffe munition armes arma(s)?\\b armi\\b armament wapen(s)? munitie zbran ' +
    'bron(i|ia)?\\b amunic fegyver senjat silah muhimmat orujhi oruzhi zbroy ozbroj boepripas boyeprypas snaryad granat relva ase(id|et)\\b ' +
    'vapen vaben militaer vu-khi оруж боеприпас снаряд збро боєприпас зброй збро 무기 탄약 포탄 武器 弾薬 砲弾 弹药 彈藥 炮弹 أسلحة ذخيرة سلاح',
  deliver:
    'deliver suppl(y|ie|yi) transfer ship(ped|ping|ment) send(s|ing)?\\b sent\\b provid liefer beliefer livr fourni entreg suministr envi(o|a) fornit consegn ' +
    'lever(t|ing|ant) dodav dostaw dostarcz szallit pasok kirim teslim gonder sevk postavk postach peredach peredav поставк поставл передач ' +
    'постача передав 공급 제공 인도 供給 提供 供与 供应 提供 运送',
  stop: 'stop halt shut shutdown suspend abgeschaltet abschalt stillgelegt angehalten arret parad detuv ferm spegn ostanov zupyn zatrzym остан зупин 중단 정지 停止 停運 停堆',
  reactor:
    'reactor reaktor reacteur reattor yongbyon yeongbyeon plutoni jongbjon nyongbyon реактор плутони йонбен 원자로 영변 플루토늄 原子炉 寧辺 反应堆 宁边',
  ship: 'ship(s)?\\b vessel schiff navire barco buque nave(s)?\\b navi\\b sudn korabl statek lod(e|i)\\b gemi судн корабл 선박 화물선 船舶 貨物船 货船',
  container:
    'container conteneur contenedor contenitor konteyner kontejner kontener konteiner контейнер 컨테이너 コンテナ 集装箱 貨櫃',
  launch:
    'launch lancement lanzamiento lancio lanzar raketenstart zapusk zapuszcz fellov firlat запуск 발사 打ち上げ 发射 發射',
  satellite: 'satellit satelit uydu sputnik спутник супутник 정찰위성 군사위성 偵察衛星 军事卫星',
  deny: 'den(y|ies|ied|ial)\\b dementi dementier bestreit weist-zuruck zuruckgewies neg(o|a)\\b niega nega(ron)?\\b smentisc ontken popira zaprzecz cafol oprover sprostuv zaperechu опроверг отрица заперечу спросту 부인 否定 否认 否認',
};
