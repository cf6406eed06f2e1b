"""Word lists that decide what a name or a noun phrase stands for: titles, roles, heads of organisations, documents.

All in lower case and singular unless said otherwise; countries and given names stand in gazetteer.py.
"""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# Heads of roles. "vice", "deputy" and the like stand in ROLE_MODIFIERS.
ROLE_NOUNS = _words(
    """
    president minister premier chancellor governor mayor senator congressman congresswoman representative deputy
    lawmaker legislator parliamentarian councillor councilor councilman councilwoman councilmember assemblymember
    commissioner ambassador envoy trooper
    consul diplomat secretary undersecretary spokesman spokeswoman spokesperson speaker chairman chairwoman
    chairperson chair chief head director manager executive ceo cfo coo cto founder cofounder co-founder owner
    boss partner officer official general colonel major captain lieutenant sergeant admiral commander marshal
    brigadier corporal commodore constable inspector superintendent sheriff detective ranger prosecutor attorney
    lawyer barrister solicitor advocate counsel judge justice magistrate ombudsman ombudswoman coroner auditor
    treasurer comptroller controller professor lecturer teacher principal dean rector provost researcher scientist
    analyst economist historian sociologist epidemiologist virologist biologist physicist chemist engineer
    geologist seismologist meteorologist climatologist ecologist astronomer psychologist psychiatrist pathologist
    surgeon physician doctor nurse paramedic pharmacist author writer journalist reporter correspondent editor
    columnist broadcaster presenter anchor photographer filmmaker producer singer actor actress musician composer
    artist designer architect coach trainer player captain striker goalkeeper midfielder defender driver pilot
    sailor farmer fisherman baker trader investor banker broker strategist consultant adviser advisor aide
    assistant coordinator co-ordinator organiser organizer activist campaigner leader member candidate nominee
    bishop archbishop cardinal priest pastor pope imam rabbi cleric ayatollah monk king queen prince princess
    sultan emir sheikh monarch dictator ruler rebel warlord whip negotiator mediator observer monitor rapporteur
    delegate registrar clerk curator librarian trustee patron steward warden guard firefighter policeman
    policewoman soldier veteran student resident witness survivor victim neighbour neighbor specialist expert
    technician programmer developer inventor entrepreneur billionaire scholar fellow lecturer volunteer supporter
    laureate regent generalissimo adjutant commandant chieftain headmaster headteacher vicar deacon chaplain mufti
    prefect intendant mlc mhr assemblyman assemblywoman alderman winger sprinter boxer novelist poet playwright
    sculptor painter comedian rapper philosopher mathematician statistician agronomist botanist demographer geographer
    theologian linguist vice-president vice- chairman vice-chancellor vicepresident dissident politician statesman
    mother father wife husband son daughter brother sister widow uncle aunt cousin grandmother grandfather coauthor
    co-author citizen
    mp mep msp mla mpp td doctor shopkeeper worker businessman businesswoman tycoon magnate lobbyist organizer
    """
)
ROLE_MODIFIERS = _words(
    """
    vice deputy former ex acting interim prime foreign chief senior junior lead general executive managing
    assistant associate first second third honorary outgoing incoming then current late retired leading top
    special permanent national regional local federal state provincial municipal presidential military police
    medical legal financial technical scientific commercial operating investment marketing press public
    communications political opposition interior defence defense finance health education justice home labour
    labor trade energy environment agriculture transport information security intelligence economy housing culture
    sports tourism planning immigration science technology industry treasury shadow cabinet crown state-run
    presiding supreme appeals high district lieutenant attorney co founding emeritus board party campaign team
    union company spokesperson secretary vice-president human rights market research economic defence automotive
    equity elder younger eldest longtime long-time veteran renowned prominent young old lieutenant major brigadier
    field air rear wing squadron petty auxiliary parliamentary majority minority house senate ruling democratic
    republican conservative liberal socialist independent
    """
)
FEMALE_NOUNS = _words(
    """
    woman women girl lady mother daughter sister wife widow aunt niece grandmother spokeswoman chairwoman
    congresswoman councilwoman policewoman businesswoman actress queen princess ombudswoman baroness duchess
    girlfriend ex-wife businesswomen stepmother granddaughter heiress waitress
    """
)
MALE_NOUNS = _words(
    """
    man men boy gentleman father son brother husband widower uncle nephew grandfather spokesman chairman
    congressman councilman policeman businessman king prince fisherman statesman bishop archbishop cardinal pope
    imam boyfriend ex-husband stepfather grandson ombudsman alderman
    """
)

# What ministers and chiefs are of: "Minister of Finance N", "Inspector-General of Police N".
PORTFOLIOS = _words(
    """
    police staff state justice finance defence defense health education energy trade transport agriculture environment
    labour labor foreign affairs interior home security treasury works housing water sport sports culture tourism
    information planning development fisheries forestry mines mining industry commerce science technology youth women
    gender communications prosecutions army navy economy immigration public
    """
)
# Words that make a capitalised phrase the name of an organisation.
ORG_HEADS = _words(
    """
    ministry office department agency administration authority bureau service services commission committee
    council court tribunal parliament congress senate assembly house cabinet government party front movement
    alliance coalition union federation confederation association society club league collective institute institution
    academy university college school faculty hospital clinic bank fund trust foundation company corporation corp
    inc ltd llc plc gmbh group holdings industries motors motor electric airlines airways airline air aerospace
    systems technologies technology software labs laboratories laboratory pharmaceuticals pharma energy petroleum
    oil gas mining steel insurance partners associates capital securities police army navy force forces guard
    guards corps brigade battalion command militia wire daily online times post herald tribune gazette journal
    chronicle guardian telegraph observer mirror news press radio television tv media network broadcasting
    magazine review church diocese ministry exchange reserve treasury board centre center organisation
    organization network watch international ombudsman embassy mission programme program project initiative
    campaign forum foro frente partido ministerio gobierno asamblea tribunal fiscalía comité comisión unión liga
    banco universidad secretariat directorate registry chamber senate duma knesset consulate prosecution
    prosecutors studios records entertainment pictures restaurants hotels stores supermarkets brothers sons
    consortium system syndicate cooperative lines shipping logistics foods farms mills breweries brewery diamonds
    metals minerals chemicals textiles estates plantations railways railway telecom telecommunications
    communications observatory monitor museum library archive archives theatre orchestra courier bulletin sentinel
    inquirer examiner advertiser computer computers
    parti partei partito partai partidul movimiento movimento mouvement bewegung bloque liga lega ligue alianza
    alleanza union unione instituto istituto institut secretaría consejo corte federación sindicato asociación
    coordinadora sabha parishad samiti morcha mahasabha panchayat majlis hizb harakat jabhat jamaat ittihad barisan
    universiti universitas université universität università universidade fédération confédération comité conseil
    assemblée syndicat rassemblement banque kementerian legislature polytechnic constabulary caucus regiment legion
    fleet alternative gerakan pertubuhan bundestag bundesrat sejm rada bundesbank politburo
    """
)
# "Ambulance Halden", "Parks Halden": a body that is named after what it is for and where.
SECTORS = _words("ambulance parks sport sports statistics fisheries rail transport health energy tourism customs")
# Newspapers are named after the place where they appear.
NEWSPAPERS = _words(
    """
    times post herald tribune gazette journal chronicle telegraph observer mirror courier bulletin sentinel inquirer
    examiner advertiser news
    """
)
# Weaker ones: only as the last word of a phrase of two or more.
ORG_LAST = _words(
    """
    aid rights watchdog action now solidarity relief care workers teachers journalists lawyers doctors reporters
    nations bloc summit axis trusts organisations organizations parties studies affairs reports defence defense
    fc afc cf united rovers wanderers lions tigers bulls warriors sharks eagles
    security house palace financial lending ventures solutions consulting global worldwide
    """
)
PLACE_HEADS = _words(
    """
    city town village street avenue road square park bridge river lake sea ocean bay gulf strait mountain
    mountains mount hill valley island islands peninsula desert coast county province region district state
    republic kingdom airport station port harbour harbor prison stadium hall tower beach forest canyon creek falls
    cape highway plaza canal dam mine camp mosque cathedral temple shrine monastery monument cemetery zoo garden
    gardens avenue boulevard fort base border territory territories peninsula archipelago township governorate
    prefecture oblast municipality parish lagoon delta north south east west northern southern eastern western central
    """
)
# Buildings and grounds: with one of them at its end a name is a place, whoever runs it.
FACILITIES = _words(
    """
    airport stadium arena bridge street avenue road boulevard highway square park prison jail hotel tower station port
    harbour harbor cemetery cathedral mosque temple shrine monastery castle fort dam zoo beach plaza palace lighthouse
    """
)
# "Duchy of Halden": places, by the rank of who rules them.
REALMS = _words(
    "duchy principality colony emirate sultanate caliphate republic kingdom empire viceroyalty protectorate"
)
# Bodies whose names list their fields: "Ministry of Health, Labour and Welfare".
OFFICES = _words("ministry department committee commission office bureau directorate secretariat council board academy")
FIELDS = _words("energy petroleum oil gas mining steel insurance technology communications telecommunications services")
EVENT_HEADS = _words(
    """
    war olympics games cup championship championships tournament festival election elections referendum revolution
    uprising massacre earthquake hurricane cyclone storm typhoon summit day week protests riots crisis pandemic
    battle coup genocide treaty accord agreement act bill prize award awards marathon derby open masters carnival
    exhibition expo
    """
)
LANGUAGE_OR_TIME = _words(
    """
    monday tuesday wednesday thursday friday saturday sunday january february march april may june july august
    september october november december jan feb mar apr jun jul aug sep sept oct nov dec mon tue wed thu fri sat
    sun christmas easter ramadan islamist english internet god web facebook twitter youtube i ii iii iv am pm gmt
    est edt
    """
)

# Descriptions that can speak.
PERSON_NOUNS = (
    ROLE_NOUNS
    | FEMALE_NOUNS
    | MALE_NOUNS
    | _words(
        """
    person individual source insider critic passenger patient customer consumer user buyer seller voter taxpayer
    refugee migrant prisoner detainee inmate suspect defendant plaintiff accused claimant applicant petitioner
    witness bystander onlooker eyewitness child teenager youth adult pensioner parent relative friend colleague fan
    viewer reader tourist visitor traveller traveler guest host employee employer staffer coworker worker labourer
    laborer miner protester protestor demonstrator striker rioter gunman attacker assailant militant fighter
    insurgent hostage shareholder stockholder creditor lender lessee landlord tenant commentator pundit forecaster
    pollster observer rival opponent ally foe skeptic sceptic proponent detractor respondent participant attendee
    speaker interviewee caller newcomer villager local native islander patriarch matriarch whistleblower informant
    mechanic electrician clinician practitioner carer caregiver midwife dentist vet counsellor counselor therapist
    rescuer caretaker undertaker dispatcher taker handler cleaner cook chef waiter hairdresser barber tailor plumber
    carpenter welder bricklayer roofer gardener janitor receptionist cashier lifeguard postman cyclist motorist
    commuter pedestrian jogger hiker climber swimmer surfer diver angler hunter herder shepherd beekeeper blogger
    influencer podcaster anyone everyone someone nobody everybody somebody one lawmaker autocrat builder hero heir
    """
    )
)
GROUP_NOUNS = _words(
    """
    people crowd crew family public staff personnel team delegation panel jury opposition community population
    electorate press media congregation cast squad gang mob band duo trio pair couple majority minority group
    troops police officials authorities both others some many most several few all
    """
)
COMPANY_NOUNS = _words(
    """
    company firm corporation carmaker automaker manufacturer maker retailer supplier airline carrier bank lender
    publisher broadcaster operator insurer producer developer startup start-up conglomerate chain utility
    airframer planemaker contractor business employer studio label consortium brand supermarket brokerage
    drugmaker chipmaker steelmaker toymaker shipbuilder homebuilder shipyard brewer miner grocer refiner distributor
    exporter importer wholesaler subsidiary pharmacy bookmaker lessor
    """
)
ORG_NOUNS = COMPANY_NOUNS | _words(
    """
    ministry office department agency administration authority bureau service commission committee council court
    tribunal parliament congress senate assembly house cabinet government party movement alliance coalition union
    federation confederation association society club league institute institution academy university college
    school hospital clinic fund trust foundation organisation organization ngo charity nonprofit watchdog group
    regulator army navy police force military militia church diocese embassy consulate board centre center
    newspaper paper magazine daily weekly outlet channel station network broadcaster site website blog network
    think-tank thinktank treasury exchange leadership regime junta state prosecution defence defense municipality
    city town village county province district nation country republic kingdom campaign secretariat directorate
    presidency palace bloc faction body lobby team partnership syndicate
    """
)
DOCUMENT_NOUNS = _words(
    """
    report study survey poll statement letter note document figure statistic data article email e-mail message
    post tweet lawsuit complaint finding result research census audit indictment ruling filing communique
    communiqué memo memorandum paper bulletin transcript text tally count estimate record review law constitution
    agreement settlement resolution treaty book biography memoir diary manuscript affidavit testimony verdict
    judgment judgement decree declaration petition leaflet pamphlet brochure poster banner headline editorial
    column story dispatch cable recording tape evidence analysis suit motion brief notice advisory alert forecast
    projection index chart map list register manifesto guideline assessment inquiry investigation bill policy suit
    rumour rumor warrant ballot simulation autopsy examination
    """
)

SAYING = _words(
    """
    say tell state add note report announce claim argue insist maintain warn deny reject confirm acknowledge admit
    concede allege assert contend explain comment remark observe declare write tweet ask demand urge call order
    request promise pledge vow predict expect believe think hope fear estimate accuse blame criticise criticize
    condemn welcome describe suggest show find reveal indicate conclude recommend propose respond reply repeat
    reiterate stress emphasise emphasize recall complain dispute refute dismiss decline refuse agree want plan
    testify speak quote cite disclose signal hint point continue conclude caution advise apologise apologize
    appeal counsel caution
    """
)

# Roles that are given and family names as well.
NAMES_TOO = _words(
    """
    baker banker bishop boss chancellor cardinal cook dean driver farmer fellow fisherman guard justice judge king
    knight major marshal marshall monk page partner pilot player pope priest prince queen ranger rector rose sheriff
    singer son steward trader ward warden head chief pastor
    """
)
CALENDAR = _words(
    """
    monday tuesday wednesday thursday friday saturday sunday january february march april may june july august
    september october november december
    """
)
# Parts of things, counted.
NUMBERED = _words(
    """
    flight chapter section article group terminal studio route phase level class act title figure table part page
    room gate platform line unit block zone stage grade division bus train channel series season episode volume
    schedule appendix annex exhibit count round game week day year version model type category tier amendment
    resolution directive order case gallery pool pier runway highway interstate
    """
)
# Words and abbreviations written with capitals that name no person, organisation or place.
NO_NAMES = _words(
    """
    utc gmt cet cest bst usd eur gbp gb mb tb kb ghz mhz kwh vip vips iq gdp gnp dvd dvds tv tvs suv suvs
    html xml pdf usb wifi dna rna hiv aids covid covid-19 sars mers phd ph.d. m.p. bsc msc mba diy faq atm gps sms
    b.c. a.d. ok ceo c.e.o. cfo coo mp mps msp msps mep meps mla mlas mpp image images photo photos video
    audio caption
    islam christianity hinduism buddhism judaism sikhism quran koran bible torah god allah earth moon
    ied ieds vbied vbieds rpg rpgs uav uavs
    """
)
DETERMINERS = _words("the a an this that these those")
POSSESSIVES = _words("his her its their our my your whose")
CORPORATE_TAILS = _words(
    """
    inc inc. ltd ltd. llc plc corp corp. co co. jr jr. sr sr. nv ag sa bhd berhad sdn pte pty bv oy oyj srl sarl ltda kk
    jsc pjsc llp gmbh tbk aps spa s.a. s.p.a. s.a.s. bhd. pte. pty.
    """
)
