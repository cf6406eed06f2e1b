"""Which articles are told to be in a foreign language, and which never are."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.errors import InputError
from kg.model import Article
from kg.readers import read_articles
from kg.readers.function_words import FUNCTION_WORDS
from kg.readers.language import NAMES, check_language, foreign_language, language_of

FOREIGN = {
    "es": "La alcaldesa dijo que al menos 45 personas fueron liberadas de la vieja fábrica, pero no dio datos.",
    "pt": "A presidente disse que pelo menos 45 pessoas foram libertadas da velha fábrica, mas não deu os dados.",
    "fr": "La maire a dit que 45 personnes ont été libérées de la vieille usine, mais elle n'a pas donné les noms.",
    "de": "Die Bürgermeisterin sagte, dass 45 Menschen aus der alten Fabrik befreit wurden und wohlauf sind.",
    "it": "La sindaca ha detto che 45 persone sono state liberate dalla vecchia fabbrica, ma non ha fatto i nomi.",
    "nl": "De burgemeester zei dat 45 mensen uit de oude fabriek zijn bevrijd en dat het goed gaat.",
    "sv": "Borgmästaren sade att 45 personer har befriats från den gamla fabriken och att de är på väg hem.",
    "pl": "Burmistrz powiedziała, że 45 osób zostało uwolnionych ze starej fabryki, ale nie podała ich nazwisk.",
    "fi": "Pormestari sanoi, että ainakin 45 ihmistä on vapautettu tehtaasta ja että he ovat jo matkalla kotiin.",
    "tr": "Başkan 45 kişinin eski fabrikadan kurtarıldığını ve sonra evlerine gittiğini söyledi, ama liste yok.",
}  # fmt: skip
SCRIPTS = {
    "ru": "Мэр сказала в понедельник, что не менее 45 человек освобождены.",
    "el": "Η δήμαρχος είπε ότι τουλάχιστον 45 άνθρωποι ελευθερώθηκαν.",
    "ar": "قال الوزير إن 45 شخصا على الأقل أفرج عنهم يوم الاثنين",
    "zh": "市长星期一说至少有四十五人从旧工厂获释但她没有公布任何名字",
    "ja": "市長は月曜日、少なくとも四十五人が古い工場から解放されたと述べた",
    "ko": "시장은 월요일 적어도 사십오 명이 옛 공장에서 풀려났다고 말했다",
}
ENGLISH = [
    "No.",
    "Mayor: 45 freed",
    "Ana Ruiz, Bo Li, Ilse Brandt, José de la Cruz, Piet van der Berg, Carla dos Santos, Luigi di Marco, Karl von Ahn",
    "Copa de la Reina: Real de Arriba 3-1 Deportivo de la Costa; Atlético de San Marco 2-0 Sport Club do Rio",
    "The song La Vie de la Ville, by Les Enfants de la Rue, topped the chart in Lys, said the label Disques du Nord.",
    "“El pueblo no se rinde y la lucha es de todos”, said Ana Ruiz. She was in tears when the crowd went home.",
    "Whereupon the said Josiah Thwaite, being then upon the strand, did aver unto the constable that he saw naught.",
    "Q: Were you there? A: I was. Q: And then? A: Nothing. Q: Nothing? A: No.",
    "BRANDT 45 LYS 12 RUIZ 7 CRUZ 3 DE LA VEGA 2 DEL MAR 1 VAN DYCK 1 LE ROUX 0 LA PAZ 0 DOS SANTOS 0",
    "HTTP 404 d c d b d a d e d d d d d d d d d d d d d d d d",
    "45 12 7 3 2 1 0 " * 40,
    "",
]


@pytest.mark.parametrize(("language", "text"), [*FOREIGN.items(), *SCRIPTS.items()])
def test_foreign_text_is_told_from_english(language: str, text: str) -> None:
    assert language_of(text) == (language if language not in {"ru", "ar"} else "und")  # letters of many languages
    assert foreign_language(text, "en") is not None
    assert foreign_language(text, language) is None
    assert foreign_language(text, "xx") is None


@pytest.mark.parametrize("text", ENGLISH)
def test_english_is_never_refused(text: str) -> None:
    assert foreign_language(text, "en") is None
    assert language_of(text) is None


@pytest.mark.parametrize("language", sorted(FOREIGN))
def test_english_is_refused_by_a_model_of_another_language(language: str) -> None:
    text = (
        "The mayor said on Monday that at least 45 people had been freed from the old tannery, but she gave no names."
    )
    assert foreign_language(text, language) == "English"


def test_two_languages_in_one_article_are_let_through() -> None:
    english = "The mayor said that 45 people were freed, and that they would be on their way home before it was dark."
    assert foreign_language(f"{english}\n\n{FOREIGN['es']}", "en") is None


def test_language_without_a_list_is_not_judged() -> None:
    assert foreign_language(FOREIGN["es"], "eu") is None


def test_every_list_has_a_name() -> None:
    assert FUNCTION_WORDS.keys() == NAMES.keys()


def test_message_says_what_to_do() -> None:
    with pytest.raises(InputError) as caught:
        check_language(Article(text=FOREIGN["es"], id="a.txt"), "en")
    assert str(caught.value) == (
        "a.txt: skipped: looks like Spanish, and the model reads English; name a spaCy pipeline for it with --model"
    )


def test_text_without_declared_language_gets_its_own(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(FOREIGN["es"], encoding="utf-8")
    (article,) = read_articles([str(path)])
    assert isinstance(article, Article)
    assert article.language == "es"
