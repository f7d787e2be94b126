/**
 * What people call the classes of things that provisions are on: class (as in `Provision.items`) to beginnings of words,
 * written like `headlineIdeas`; English and German. A class that is not here is still found by its own name.
 */
export const goodsWords: Readonly<Record<string, string>> = {
  arms: 'arms\\b weapon rustung waffe materiel military-equipment military-hardware drone(s)?\\b uav drohne',
  'arms/heavy':
    'heavy-arms heavy-weapon schwere-waffe battle-tank tank(s)?\\b(?!-car)(?!-wagon) panzer armoured-vehicle armored-vehicle armou?red-combat ' +
    'artiller howitzer haubitze multiple-launch-rocket multiple-rocket fighter-jet fighter-aircraft ' +
    'combat-aircraft kampfflugzeug kampfjet attack-helicopter kampfhubschrauber warship kriegsschiff submarine u-boot air-defence air-defense luftabwehr',
  'arms/munitions':
    'munition ammunition ammo\\b shell(s)?\\b granate(?!nwerfer) artilleriegranat mortar-round rocket-round warhead(s)?\\b',
  'arms/small':
    'small-arm light-weapon kleinwaffe handfeuerwaffe rifle gewehr pistol machine-gun maschinengewehr grenade rocket-propelled rpg panzerfaust manpads',
  missiles:
    'missile(?!-fuel) rakete(n|ntechnik|ntechnolog)?\\b raketentechn raketenteil ballisti rocket-engine rocket-motor raketentriebwerk',
  'weapons of mass destruction':
    'mass-destruction massenvernichtung wmd\\b nuclear(?!-medicine) nuklear atomwaffe uranium uran\\b plutonium centrifug zentrifug chemical-weapon chemiewaffe biological-weapon biowaffe nerve-agent',
  'launch technology':
    'launch-tech satellit space-launch tragerrakete ballistic-missile-tech raketentechn rocket-tech launch-vehicle spaceflight raumfahrt',
  'dual-use goods': 'dual-use doppelverwend',
  'technical cooperation':
    'technical-cooperation scientific-cooperation technische-zusammenarbeit wissenschaftliche-zusammenarbeit',
  'training/military': 'military-train military-advis militarausbild militarberat police-train polizeiausbild',
  'training/scientific': 'specialised-teach specialized-teach nuclear-physics-course scientific-train',
  'luxury goods':
    'luxur luxus jewel schmuck yacht jacht racing-car rennwagen luxury-car limousin cognac whisk champagn perfume parfum designer-hand',
  food: 'food lebensmittel nahrung rice\\b reis\\b wheat weizen corn\\b mais\\b maize grain getreide flour\\b mehl\\b soybean soja vegetable gemuse fruit obst\\b agricult agrar farm-product feed-aid hungerhilfe',
  'food/seafood':
    'seafood meeresfrucht fish(?!ing-right|ing-permit)(?!ereirecht) fisch(?!ereirecht) crab\\b crabs\\b krabbe squid tintenfisch shrimp garnele clam\\b clams\\b mollus crustacean shellfish',
  'fishing rights': 'fishing-right fishing-permit fischereirecht fanglizenz',
  coal: 'coal(?!-dust-control) kohle anthracit anthrazit',
  iron: 'iron\\b iron-ore eisen(?!bahn) pig-iron roheisen',
  metals: 'steel stahl metal(s)?\\b metall aluminium aluminum',
  'minerals/gold': 'gold\\b gold-ore gold-bar goldbarren',
  'minerals/titanium': 'titan(ium)?(-ore)?\\b',
  'minerals/vanadium': 'vanad',
  'minerals/rare earths': 'rare-earth seltene-erde',
  'minerals/copper': 'copper kupfer',
  'minerals/nickel': 'nickel',
  'minerals/silver': 'silver\\b silber',
  'minerals/zinc': 'zinc\\b zink\\b',
  'minerals/lead': 'lead\\b lead-ore blei\\b bleierz',
  'earth and stone': 'earth-and-stone magnesit magnesia sand\\b gravel kies\\b granite',
  wood: 'wood\\b timber holz\\b bauholz logs\\b lumber',
  statues: 'statue monument(s)?\\b bronze-sculpture denkmal',
  textiles: 'textil cloth(es|ing)?\\b garment fabric(s)?\\b apparel kleidung bekleidung stoffe\\b',
  machinery:
    'machin(?!e-gun)(?!egun) maschine(?!ngewehr) industrial-equipment machine-tool excavator bagger turbine generator',
  'electrical equipment': 'electrical-equip electronic elektro elektrisch semiconductor halbleiter circuit transformer',
  vehicles: 'vehicle(?!-launch) fahrzeug',
  'vehicles/road': 'truck lorr(y|ies) lastwagen lkw\\b car(s)?\\b tyre automobil bus(es|se)?\\b tractor traktor',
  'vehicles/rail': 'railcar locomotiv lokomotiv rolling-stock guterwagen tank-car tank-wagon wagon',
  'vehicles/aircraft': 'aircraft(?!-carrier) airplane aeroplane flugzeug passenger-plane',
  'vehicles/helicopters': 'helicopter hubschrauber',
  'vehicles/vessels':
    'vessel(?!-insur) (?<!to-)ship(s)?\\b(?!-to-ship) schiff(?!sversicher) tanker freighter frachter ferry fahre\\b boat(s)?\\b trawler',
  oil: 'oil\\b erdol ol\\b petroleum(?!-product)',
  'oil/crude': 'crude rohol',
  'oil/refined': 'refined petroleum-product fuel(s)?\\b treibstoff kraftstoff kerosene kerosin lubricant naphtha',
  'oil/refined/motor fuel': 'diesel gasoline petrol\\b benzin heating-oil heizol fuel-oil mazut',
  'oil/refined/aviation fuel': 'aviation-(fuel|gasoline) jet-fuel flugbenzin rocket-fuel flugturbinenkraftstoff',
  'oil/condensates': 'condensate kondensat natural-gas-liquid lng\\b lpg\\b liquefied-gas flussiggas',
  medicine: 'medicin medical-suppl medikament arznei vaccine impfstoff',
  workers:
    'worker labour labor\\b laborer labourer arbeiter arbeitskraft work-permit work-authori guest-work overseas-work',
  'joint ventures': 'joint-venture gemeinschaftsunternehm cooperative-entit co-operative-entit',
  assets: 'asset(s)?\\b vermogen funds\\b bank-transfer money(?!-laundering-law) payment uberweisung',
  'assets/bulk cash': 'cash\\b bulk-cash bargeld banknote',
  'services/financial': 'financial-service bank-account correspondent-bank finanzdienst clearing',
  'services/trade finance': 'export-credit trade-finance credit-guarantee exportkredit',
  'services/insurance': 'insur versicher reinsur',
  'services/bunkering': 'bunker',
  'services/chartering': 'charter leas(e|ing)\\b',
  'services/crews': 'crew(s|ing)?\\b seafarer besatzung',
  'services/ship-to-ship transfers': 'ship-to-ship schiff-zu-schiff sts-transfer',
};
