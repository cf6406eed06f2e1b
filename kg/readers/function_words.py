"""The commonest articles, pronouns, prepositions, conjunctions, auxiliaries and adverbs of some languages.

Written by hand, in lower case, for `kg.readers.language`. A word that several languages have is in each list.
"""

from __future__ import annotations

_LISTS = {
    "en": """
        the of and to in a is that for it as was with be by on not he i this are or his from at which but have
        an had they you were their one all we can her has there been if more when will would who so no she about
        into them than its only some could these two may then do other first any my now such like our over me
        even most made after also did many before must through where much your how back because between those
        both under up out what him your us just while during since against being until should off same another
        own very too here each said says say told according s t it's new year years people man time last more
        upon shall thy thee hath unto
        """,
    "es": """
        el la los las un una unos unas y o de del al en con por para sin sobre entre desde hasta que quien como
        cuando donde porque pero si no se su sus le les lo me te nos es son era fue fueron ser está están ha han
        había hay este esta esto estos ese esa más muy también ya tras según contra cada todo todos dos año años
        e
        """,
    "pt": """
        o a os as um uma uns umas e ou de do da dos das em no na nos nas com por para pelo pela sem sobre entre
        desde até que quem como quando onde porque mas se não seu sua seus suas lhe é são era foi foram ser está
        estão tem têm havia há este esta isso esse essa mais muito também já após segundo contra cada todo ao à
        às dois ano anos
        """,
    "ca": """
        el la els les un una i o de del dels al als en amb per sense sobre entre des fins que qui com quan on
        perquè però si no es seu seva seus li és són era va ser està estan ha han hi aquest aquesta això més
        molt també ja segons contra cada tot dos any anys
        """,
    "fr": """
        le la les l un une des et ou de du d au aux en dans avec par pour sans sur entre depuis que qui qu comme
        quand où parce mais si ne n pas se s son sa ses leur leurs lui il elle ils elles on nous vous je c ce
        cette ces cet est sont était a ont été être avait plus très aussi déjà après selon contre chaque tout
        tous deux y
        """,
    "it": """
        il lo la i gli le l un una uno e o di del dello della dei degli delle dell a al alla ai alle in nel
        nella nei con su sul sulla per da dal dalla dai tra fra che chi come quando dove perché ma se non si suo
        sua suoi loro lui lei è sono era fu stato stata ha hanno aveva c questo questa quello più molto anche
        già dopo secondo contro ogni anni
        """,
    "ro": """
        și sau de din la în pe cu prin pentru fără despre între că care ce cum când unde dar dacă nu se său sa
        lui ei lor îi este sunt era fost fi are au avea a al ale ai un o unei unui acest această acesta mai
        foarte deja după potrivit fiecare tot doi ani
        """,
    "de": """
        der die das den dem des ein eine einen einem einer eines und oder aber in im an am auf aus bei mit nach
        von vom zu zum zur für ohne über unter zwischen seit bis dass daß wenn als wie wo weil nicht sich sein
        seine ihr ihre er sie es wir ich ist sind war waren wird werden wurde hat haben hatte auch noch nur
        schon mehr sehr gegen durch vor um
        """,
    "nl": """
        de het een en of maar in op aan bij met na van voor uit zonder over tussen sinds tot dat die als hoe
        waar omdat niet zich zijn haar hun hij zij ze wij we ik is was waren wordt worden werd heeft hebben had
        ook nog meer zeer tegen door om te er dit deze al volgens naar
        """,
    "sv": """
        och eller men i på av från med till för utan över under mellan sedan att som när var därför inte sig sin
        sitt sina han hon de den det vi jag är blir blev har hade en ett också mer mycket mot genom om vid efter
        enligt kan ska
        """,
    "da": """
        og eller men i på af fra med til for uden over under mellem siden at som der når hvor fordi ikke sig sin
        sit sine han hun de den det vi jeg er var bliver blev har havde en et også mere meget mod gennem om ved
        efter ifølge kan skal
        """,
    "nb": """
        og eller men i på av fra med til for uten over under mellom siden å at som når hvor fordi ikke seg sin
        sitt sine han hun de den det vi jeg er var blir ble har hadde en et også mer mye mot gjennom om ved
        etter ifølge kan skal
        """,
    "fi": """
        ja tai mutta ei en että joka jotka jos kun kuin missä koska hän he se ne tämä tämän on ovat oli olivat
        ole ollut olla myös vielä jo mukaan kanssa vastaan jälkeen ennen hänen sen niiden vain sekä mitä voi
        """,
    "hu": """
        a az egy és vagy de nem is hogy ha mint mert aki ami amely ez azt ezt volt van vannak lesz meg már még
        csak után szerint között ellen által minden ő ők nagyon több el be ki
        """,
    "pl": """
        i lub oraz ale w we na z ze do od po za przez przed pod nad dla bez o u między że który która które jak
        gdy gdzie bo nie się jego jej ich on ona oni to ten ta te tym tego jest są był była było być ma mają
        miał także już tylko więcej bardzo przeciw według
        """,
    "cs": """
        a nebo ale v ve na z ze do od po za přes před pod nad pro bez o u mezi že který která které jak když kde
        protože ne se si jeho její jejich on ona oni to ten ta tento této je jsou byl byla bylo být má mají také
        už jen více velmi proti podle k s i
        """,
    "hr": """
        i ili ali u na s sa iz od do po za kroz pred pod nad bez o između da koji koja koje kako kad kada gdje
        jer ne se njegov njezin njihov on ona oni to taj ta ovaj je su bio bila bilo biti ima imaju također već
        samo više vrlo protiv prema što nije
        """,
    "tr": """
        ve veya ama fakat bir bu şu o da de ile için gibi kadar daha çok en ki mi ne değil olan olarak oldu
        olduğunu var yok sonra önce göre karşı her tüm ya ise diye dedi etti edildi
        """,
    "id": """
        dan atau tetapi yang di ke dari pada dengan untuk oleh tanpa tentang antara sejak sampai bahwa jika
        ketika karena tidak bukan dia ia mereka kami kita saya ini itu adalah akan telah sudah juga lebih sangat
        setelah menurut setiap dalam para
        """,
    "vi": """
        và hoặc nhưng của trong ngoài trên dưới với từ đến cho không là có được bị đã đang sẽ này đó những các
        một người khi nếu vì như theo sau trước cũng rất hơn ông bà anh tôi họ
        """,
}

FUNCTION_WORDS: dict[str, frozenset[str]] = {language: frozenset(words.split()) for language, words in _LISTS.items()}

# They stand in people's and places' names, so that a list of names in an English article is full of them.
_PARTICLES = """
    al as d da de degli dei del dell della delle den der des di do dos du e el en i l la las le les lo los na och of os
    san sur ten ter und van vom von y z zu zum zur
    """
NAME_PARTICLES = frozenset(_PARTICLES.split())
