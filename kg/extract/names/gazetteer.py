"""Countries, their divisions, cities, peoples and common given names: what a name's form alone does not tell.

Not complete and never decisive alone: each entry is one vote beside the context. Lower case.
"""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


COUNTRIES = frozenset(
    name.strip()
    for name in """
    afghanistan;albania;algeria;andorra;angola;argentina;armenia;australia;austria;azerbaijan;bahamas;
    bahrain;bangladesh;barbados;belarus;belgium;belize;benin;bhutan;bolivia;bosnia;bosnia and herzegovina;
    botswana;brazil;brunei;bulgaria;burkina faso;burundi;cambodia;cameroon;canada;chad;chile;china;
    colombia;comoros;congo;costa rica;croatia;cuba;cyprus;czech republic;czechia;denmark;djibouti;
    dominica;dominican republic;east timor;timor-leste;ecuador;egypt;el salvador;england;eritrea;estonia;
    eswatini;ethiopia;fiji;finland;france;gabon;gambia;georgia;germany;ghana;greece;grenada;guatemala;
    guinea;guyana;haiti;honduras;hungary;iceland;india;indonesia;iran;iraq;ireland;israel;italy;
    ivory coast;jamaica;japan;jordan;kazakhstan;kenya;kiribati;kosovo;kuwait;kyrgyzstan;laos;latvia;
    lebanon;lesotho;liberia;libya;liechtenstein;lithuania;luxembourg;madagascar;malawi;malaysia;maldives;
    mali;malta;mauritania;mauritius;mexico;micronesia;moldova;monaco;mongolia;montenegro;morocco;
    mozambique;myanmar;burma;namibia;nauru;nepal;netherlands;new zealand;nicaragua;niger;nigeria;
    north korea;north macedonia;macedonia;northern ireland;norway;oman;pakistan;palau;palestine;panama;
    papua new guinea;paraguay;peru;philippines;poland;portugal;puerto rico;qatar;romania;russia;rwanda;
    samoa;san marino;saudi arabia;scotland;senegal;serbia;seychelles;sierra leone;singapore;slovakia;
    slovenia;somalia;south africa;south korea;korea;south sudan;soviet union;spain;sri lanka;sudan;
    suriname;sweden;switzerland;syria;taiwan;tajikistan;tanzania;thailand;togo;tonga;trinidad and tobago;
    tunisia;turkey;turkmenistan;tuvalu;uganda;ukraine;united arab emirates;uae;united kingdom;uk;u.k.;
    great britain;britain;united states;united states of america;usa;us;u.s.;u.s.a.;america;uruguay;
    uzbekistan;vanuatu;vatican;venezuela;vietnam;wales;yemen;yugoslavia;zambia;zimbabwe;hong kong;gaza;
    west bank;crimea;kashmir;tibet;catalonia;chechnya;europe;asia;africa;latin america;middle east;
    north america;south america;california;texas;florida;ontario;quebec;bavaria;new south wales;victoria;
    queensland
    """.replace("\n", "").split(";")
)
CITIES = frozenset(
    name.strip()
    for name in """
    abidjan;abuja;accra;addis ababa;adelaide;ahmedabad;aleppo;algiers;almaty;antananarivo;ashgabat;asmara;asunción;
    atlanta;bamako;bangalore;bengaluru;birmingham;bishkek;bogor;brisbane;bujumbura;calgary;cape town;casablanca;
    chennai;colombo;conakry;cotonou;dallas;dar es salaam;denver;detroit;dublin;durban;dushanbe;faisalabad;freetown;
    gaborone;georgetown;glasgow;guangzhou;guatemala city;guayaquil;hamburg;hamilton;hyderabad;ibadan;idlib;jaipur;
    juba;kampala;kandahar;kigali;kingston;kolkata;lahore;leeds;libreville;lilongwe;liverpool;ljubljana;lomé;luanda;
    lusaka;lyon;maiduguri;managua;manchester;maputo;marseille;maseru;mbabane;miami;mogadishu;mombasa;monrovia;
    montevideo;mosul;naypyitaw;n'djamena;niamey;nouakchott;ouagadougou;panama city;peshawar;phnom penh;port moresby;
    port of spain;port-au-prince;porto-novo;pune;quetta;rabat;rawalpindi;riga;rotterdam;san josé;san juan;san salvador;
    santo domingo;seattle;skopje;surabaya;suva;tallinn;tashkent;tegucigalpa;thimphu;toulouse;turin;ulaanbaatar;
    valletta;vientiane;vilnius;wellington;windhoek;winnipeg;yangon;yaoundé;yerevan;zagreb;the hague;
    amman;amsterdam;ankara;athens;auckland;baghdad;baku;bangkok;barcelona;
    beijing;beirut;belgrade;berlin;bogota;bogotá;boston;brasilia;brasília;bratislava;brussels;bucharest;
    budapest;buenos aires;cairo;canberra;caracas;chicago;copenhagen;dakar;damascus;delhi;new delhi;dhaka;
    doha;dubai;dublin;edinburgh;frankfurt;geneva;hanoi;harare;havana;helsinki;houston;islamabad;
    istanbul;jakarta;jerusalem;johannesburg;kabul;karachi;kathmandu;khartoum;kiev;kyiv;kinshasa;
    kuala lumpur;lagos;lima;lisbon;london;los angeles;madrid;manila;melbourne;mexico city;milan;minsk;
    montreal;moscow;mumbai;munich;nairobi;new york;new york city;osaka;oslo;ottawa;paris;philadelphia;
    prague;pretoria;pyongyang;quito;riyadh;rome;san francisco;santiago;sarajevo;seoul;shanghai;sofia;
    stockholm;sydney;taipei;tbilisi;tehran;tel aviv;tokyo;toronto;tripoli;tunis;vancouver;vienna;warsaw;
    washington;washington d.c.;washington dc;zurich
    """.replace("\n", "").split(";")
)
# States and provinces of large countries, without those that are words or names of people as well.
DIVISIONS = frozenset(
    name.strip()
    for name in """
    alabama;alaska;arizona;arkansas;colorado;connecticut;delaware;hawaii;idaho;illinois;indiana;iowa;kansas;kentucky;
    louisiana;maryland;massachusetts;michigan;minnesota;mississippi;missouri;montana;nebraska;nevada;new hampshire;
    new jersey;new mexico;north carolina;north dakota;ohio;oklahoma;oregon;pennsylvania;rhode island;south carolina;
    south dakota;tennessee;utah;vermont;virginia;west virginia;wisconsin;wyoming;alberta;british columbia;manitoba;
    new brunswick;newfoundland;nova scotia;nunavut;prince edward island;saskatchewan;yukon;northwest territories;
    northern territory;south australia;tasmania;western australia;andhra pradesh;arunachal pradesh;assam;bihar;
    chhattisgarh;goa;gujarat;haryana;himachal pradesh;jharkhand;karnataka;kerala;madhya pradesh;maharashtra;manipur;
    meghalaya;mizoram;nagaland;odisha;punjab;rajasthan;sikkim;tamil nadu;telangana;tripura;uttarakhand;uttar pradesh;
    west bengal;jammu and kashmir;ladakh;balochistan;khyber pakhtunkhwa;sindh;gilgit-baltistan;waziristan;
    north waziristan;south waziristan;xinjiang;guangdong;sichuan;hebei;henan;hubei;hunan;yunnan;zhejiang;jiangsu;
    fujian;shandong;shaanxi;shanxi;guangxi;inner mongolia;heilongjiang;liaoning;jilin;gansu;qinghai;guizhou;hainan;
    anhui;jiangxi;aceh;bali;java;sumatra;sulawesi;kalimantan;papua;west papua;mindanao;luzon;visayas;sabah;sarawak;
    johor;selangor;penang;kelantan;kano;kaduna;borno;sokoto;zamfara;katsina;anambra;enugu;akwa ibom;bayelsa;
    cross river;ogun;osun;ondo;ekiti;kwara;nasarawa;taraba;adamawa;yobe;jigawa;bauchi;gombe;kebbi;abia;ebonyi;benue;
    gauteng;kwazulu-natal;limpopo;mpumalanga;eastern cape;western cape;northern cape;north west;free state;darfur;
    oromia;amhara;tigray;somaliland;puntland;north kivu;south kivu;ituri;katanga;são paulo;rio de janeiro;
    minas gerais;bahia;pernambuco;ceará;paraná;mato grosso;goiás;amazonas;rio grande do sul;chiapas;oaxaca;jalisco;
    sinaloa;sonora;chihuahua;guerrero;michoacán;tamaulipas;veracruz;yucatán;nuevo león;antioquia;patagonia;
    brandenburg;hesse;lower saxony;north rhine-westphalia;saxony;thuringia;baden-württemberg;tyrol;brittany;normandy;
    provence;corsica;lombardy;sicily;sardinia;tuscany;andalusia;galicia;basque country;flanders;wallonia;transylvania;
    silesia;donetsk;luhansk;kharkiv;kherson;zaporizhzhia;odesa;donbas;dagestan;siberia;anatolia;kurdistan;khuzestan;
    central america;the caribbean;caribbean;southeast asia;south asia;central asia;east africa;west africa;sahel;
    horn of africa;balkans;scandinavia;england and wales
    """.replace("\n", "").split(";")
)
PLACES = COUNTRIES | CITIES | DIVISIONS

DEMONYMS = _words(
    """
    afghan african albanian algerian american angolan arab argentine argentinian armenian asian australian
    austrian azerbaijani bangladeshi belarusian belgian bolivian bosnian brazilian british briton bulgarian
    burmese cambodian cameroonian canadian catalan chechen chilean chinese colombian congolese croatian cuban
    cypriot czech danish dutch ecuadorian egyptian english eritrean estonian ethiopian european filipino
    philippine finnish french gabonese georgian german ghanaian greek guatemalan haitian honduran hungarian
    icelandic indian indonesian iranian iraqi irish israeli italian ivorian jamaican japanese jordanian kazakh
    kenyan korean kosovan kurdish kuwaiti kyrgyz laotian latvian lebanese liberian libyan lithuanian malaysian
    malian maltese mexican moldovan mongolian montenegrin moroccan mozambican namibian nepalese nicaraguan
    nigerian norwegian omani pakistani palestinian panamanian paraguayan peruvian polish portuguese qatari
    romanian russian rwandan salvadoran saudi scottish senegalese serb serbian singaporean slovak slovene
    slovenian somali soviet spanish sudanese swedish swiss syrian taiwanese tanzanian thai tibetan tunisian
    turkish turkmen ugandan ukrainian uruguayan uzbek venezuelan vietnamese welsh yemeni zambian zimbabwean muslim
    christian jewish catholic protestant orthodox sunni shia shiite hindu buddhist islamic republican democratic
    conservative liberal socialist communist labour western
    bahamian bahraini barbadian basque basotho bhutanese bruneian burkinabe burundian chadian corsican cornish croat
    emirati fijian flemish gambian guinean guyanese jamaican kosovar kyrgyzstani lankan luxembourgish malagasy maldivian
    maori mauritanian mauritian monegasque nigerien papuan samoan scots seychellois surinamese swazi tajik timorese
    togolese tongan trinidadian walloon azeri hispanic latino arabian eurasian nordic baltic balkan
    rohingya tuareg hausa yoruba igbo fulani zulu xhosa uyghur uighur tatar yazidi druze alawite pashtun baloch tamil
    sinhalese bengali punjabi sikh tutsi hutu oromo amhara tigrayan berber bedouin inuit aboriginal
    baptist methodist anglican evangelical mormon lutheran presbyterian pentecostal salafi salafist wahhabi coptic
    maronite ahmadi ismaili
    """
)

FEMALE_NAMES = _words(
    """
    adriana agnes aisha alejandra alessandra alexandra alexis alice alicia alina amanda amelia amina amy ana
    anastasia andrea angela angelina anita ann anna anne annika antonia ashley astrid audrey aung barbara beatrice
    beatriz bella bernadette beth betty bianca bridget brenda camila carla carlotta carmen carol carolina caroline
    catherine cecilia celia charlotte chelsea chiara christina christine claire clara claudia colette concepción
    constance cristina cynthia dana daniela deborah delphine denise diana dolores donna dora doris dorothy edith
    eileen elaine elena eleanor elisa elisabeth elizabeth ella ellen elsa emily emma erica erika esperanza esther
    eva evelyn fatima fatou fernanda fiona florence frances francesca gabriela gabriella geraldine gina giorgia
    giulia gloria grace greta gretchen gwen hannah heather heidi helen helena hilary hillary ilona inés ingrid
    irene iris irina isabel isabella ivana jacinda jane janet jasmine jean jennifer jenny jessica jill jo joan
    joanna jodie josephine joy joyce juana judith judy julia juliana julie juliet karen karin katarina kate
    katherine kathleen kathryn katie katrina katya kimberly kristen kristina lara laura lauren layla leila lena
    leticia lidia liliana lilian lily linda lisa liz lorena louise lucia lucía lucy luisa lydia madeleine
    magdalena malala manju margaret margarita margot maria maría mariam mariana marie marina marisa marta martha
    martina mary maryam matilda megan melanie melissa mercedes mia michelle mildred miriam molly monica mónica
    nadia nancy naomi natalia natalie natasha nicole nina nora olga olivia pamela patricia patty paula pauline
    penelope penny petra pilar polly priya priscilla rachel raquel rebecca renata rita roberta rocío rosa rosalba
    rose rosemary ruth sabrina sally samantha sandra sandy sara sarah shannon sharon sheila shirley silvia simone
    sofia sofía sonia sophia sophie stefania stella stephanie suella sue susan susana suzanne svetlana sylvia
    tamara tania tanya tatiana teresa tessa theresa tina tracy ursula valentina valeria vanessa vera veronica
    verónica victoria viktoria violeta virginia vivian wendy xiomara yasmin yolanda yulia yvette yvonne zainab zoe
    """
)
MALE_NAMES = _words(
    """
    aaron abdul abdullah abel abraham adam adel adolfo adrian ahmad ahmed akira alain alan albert alberto alec
    alejandro aleksandr alex alexander alexei alexey alfonso alfred alfredo ali alireza allan allen alvaro álvaro
    américo amir anders andré andreas andrei andres andrés andrew andy angus ansgar anthony antoine anton antonio
    antony arjun armando arnold arthur arturo ashraf augusto barack barry bart bashar ben benedict benjamin
    bernard bernd bill björn bob boris brad brandon brian bruce bruno bryan carl carlo carlos cecil cesar césar
    charles charlie chris christian christoph christopher chuck claude claudio clement cliff colin craig cristian
    dale damian dan daniel daniele darren dave david dean dennis derek dermot desmond dick diego dieter dietrich
    dimitri dirk dmitri dmitry dominic donald doug douglas duncan dwayne ed eddie edgar edmund eduardo edward
    edwin elias elliot emilio emmanuel emmerson enrico enrique enver eric erik ernest ernesto ethan eugene evan
    evo fabio farid federico felipe felix fernando fidel francesco francis francisco françois frank franz fred
    frederick frédéric fritz gabriel gareth gary gavin geoff geoffrey george georgi gerald gerard gerardo gerhard
    giancarlo giorgio giovanni giuseppe glenn gonzalo gordon graham greg gregory guido guillermo günter gustavo
    guy hamdullah hamid hans harold harry hasan hassan hector héctor heinrich helmut henri henrik henry herbert
    hernán hiroshi horacio howard hubert hugh hugo hussein iain ian ibrahim igor ignacio ilya imran isaac ismail
    ivan jack jacob jacques jaime jake jamal james jamie jan jared jason javier jean-claude jeff jeffrey jens
    jeremy jerome jerry jesse jesús jim jimmy joachim joão joaquín joe joel johan johann john johnny jon jonas
    jonathan jordi jorge josé jose josef joseph josh joshua juan julian julien julio jürgen justin karl karim
    kareem keith ken kenji kenneth kevin khaled khalid kirk klaus kofi konstantin kurt kyle kwame larry lars
    laurent lee len leo leon leonard leonardo leonid leopoldo leslie liam lionel lorenzo louis luc luca lucas
    luigi luis luiz lukas luke maher mahmoud manuel marc marcel marcelo marco marcos mariano mario marius mark
    markus martin marvin massimo mateo mathieu matt matteo matthew matthias maurice mauricio mauro max maximilian
    mehmet michael michel miguel mikael mike mikhail milan mohamed mohammad mohammed mohammad mohsen moritz
    muhammad murat mustafa nabil narendra nathan neil nelson nicholas nick nicolas nicolás nigel nikita nikolai
    noah noel norm norman oleg oliver olivier omar orlando oscar óscar osman otto owen pablo paolo pascal patrick
    paul paulo pavel pedro per peter phil philip philippe pierre pietro rafael rahul rainer rajesh ralph ramón
    ramon randy raphael rashid raúl ray raymond ricardo richard rick rishi rob robert roberto robin rodolfo
    rodrigo roger roland rolf roman romano ron ronald rory ross roy rubén rudolf rudy rupert russell ryan sadiq
    said salvador sam samir samuel scott sean sebastian sebastián serge sergei sergey sergio seth shane simon
    sócrates stefan stefano stephane stéphane stephen steve steven stewart stuart sven sylvain taro tariq ted
    terence terry theo theodore thierry thomas tiago tim timothy tobias todd tom tomás tommy tony trevor udo umar
    uwe václav valentin vicente victor viktor vincent vincenzo vittorio vladimir volodymyr wael walter warren
    wayne wilfried wilhelm will william willy wilmar wolfgang xavier yannick yasser yitzhak yoshihide youssef yuri
    yusuf yves zachary
    """
)
# Borne by women and by men, in one country or in two: they show no gender.
UNISEX_NAMES = _words(
    """
    robin alex sam chris jamie jan leslie lee terry jesse jean andrea dana shannon tracy ashley simone daniele joan
    sandy hilary vivian evelyn nikita akira claude charlie max noel elliot
    """
)
GIVEN_NAMES = FEMALE_NAMES | MALE_NAMES
