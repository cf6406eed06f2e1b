"""Titles in front of persons' names and the small words inside names, of many countries.

Lower case and without a full stop. Not complete: a title that stands nowhere here stays a part of the name.
"""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


HONORIFICS_FEMALE = _words(
    """
    mrs ms miss madam madame mme mlle frau signora smt shrimati kumari lady dame sister queen princess señora señorita
    doña dona baroness duchess begum hajiya hajia alhaja datin puan daw sayyida
    """
)
HONORIFICS_MALE = _words(
    """
    mr mister herr signor shri datuk dato dato' alhaji mallam malam otunba haji hajji maulana maulvi mullah sayyid
    pandit swami samdech tengku tunku encik sir lord monsieur father brother king prince señor don dom baron duke pope
    monsignor msgr padre
    """
)
HONORIFICS = (
    HONORIFICS_FEMALE
    | HONORIFICS_MALE
    | _words(
        """
    dr doctor prof professor rev reverend hon honourable honorable sheikh cheikh shaykh imam rabbi emir sultan canon
    judge justice engr barr atty arc maître
    """
    )
)
# Titles of two words of which one is a name elsewhere: "Tan Sri N", but "Sri Lanka" and "Ana Tan".
TITLE_PAIRS = frozenset(
    {"tan sri", "datuk seri", "dato seri", "dato' seri", "dato sri", "dato' sri", "datin seri", "toh puan", "el hadj"}
)
ABBREVIATED_TITLES = _words(
    """
    spc pfc cpt cpo gen col lt sgt capt maj adm cmdr gov sen rep pres sec asst supt insp hon rev prof brig cpl det
    amb atty engr barr
    """
)
# A title behind one of them belongs to the name: "N bin Sultan".
PATRONYMIC = _words("bin ibn binti binte bint abu umm abd al ben ould")
# Small words inside names. English has none of them between two capitals.
PARTICLES = _words(
    """
    ag por para de del dela delos delas la las los le les da das do dos di du des dei della delle degli dello dalla
    der den van von vom zum zur zu ten ter bin ibn binti binte bint ould al el ul y e et i af und og och ve ap ab
    ferch arap ole ka wa ya cha sul sob of-the
    """
)
# The same in one name that the recogniser sees, where English words are no danger.
INSIDE = PARTICLES | _words("am im an a aan op pour sur sous na we na ob bei auf in't 't")
# Arabic articles before the letters they take on, written with a hyphen: "Deir ez-Zor", "an-Nahar".
ARTICLES = _words("al el ul ad ed ud an en ar er as es ash esh at et ath az ez adh")
# Numbers of rulers and of bearers of one name.
NUMERALS = _words("ii iii iv vi vii viii ix xi xii xiii xiv xv xvi xvii xviii")
