"""How the five other languages cite: their words for "resolution" and "decision", and what they call the bodies that
adopt them. (The English of it is in ``bodies`` and ``citation_scan``.)"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from string import ascii_uppercase

from ..bodies import (
    ASIA,
    ASSEMBLY,
    COUNCIL,
    ECOSOC,
    ENVIRONMENT,
    OTHER,
    RIGHTS,
    RIGHTS_COMMISSION,
    RIGHTS_SUBCOMMISSION,
    SECURITY,
)
from .ar import LETTERS

_MORE_ARABIC_LETTERS = "سين عين فاء صاد قاف راء شين تاء ثاء خاء ذال ضاد".split()


@dataclass(frozen=True, slots=True)
class Citing:
    resolution: str
    """A pattern for "resolution" in any of its forms."""
    decision: str
    bodies: Mapping[str, str]
    """Patterns for the names of bodies, the longest first, with the organ part of the symbol."""
    between: str = ""
    """What joins a number, or its date, to the body named behind it: "du", "de la"."""
    act_follows: bool = False
    """Whether "resolution" stands behind its number, and date and body before it."""
    letters: Mapping[str, str] = field(default_factory=dict)
    """The parts of resolutions by their letters, where those are not Latin."""


CITING = {
    "fr": Citing(
        r"[Rr]ésolutions?|RÉSOLUTIONS?",
        r"[Dd]écisions?|DÉCISIONS?",
        {
            r"Assemblée des Nations Unies pour l[’']environnement": ENVIRONMENT,
            r"Assemblée mondiale de la [Ss]anté": OTHER,
            r"Assemblée (?:des Nations Unies )?pour l[’']habitat": OTHER,
            r"Assemblée générale|Assemblée": ASSEMBLY,
            r"Conseil de sécurité": SECURITY,
            r"Conseil économique et social": ECOSOC,
            r"Conseil des droits de l[’']homme": RIGHTS,
            r"Conseil (?:d[’']administration|exécutif)": OTHER,
            r"Conseil": COUNCIL,
            r"Sous-Commission": RIGHTS_SUBCOMMISSION,
            r"Commission des droits de l[’']homme": RIGHTS_COMMISSION,
            r"Commission économique et sociale pour l[’']Asie et le Pacifique": ASIA,
            r"Conférence|Congrès|Réunion des|Commission": OTHER,
        },
        between=r"(?:du|de la|de l[’']|des)\s?",
    ),
    "es": Citing(
        r"[Rr]esoluci(?:ón|ones)|RESOLUCI(?:ÓN|ONES)",
        r"[Dd]ecisi(?:ón|ones)|DECISI(?:ÓN|ONES)",
        {
            r"Asamblea de las Naciones Unidas sobre el Medio Ambiente": ENVIRONMENT,
            r"Asamblea Mundial de la Salud": OTHER,
            r"Asamblea (?:de las Naciones Unidas )?(?:para|sobre) el Hábitat|Asamblea de ONU-Hábitat": OTHER,
            r"Asamblea General|Asamblea": ASSEMBLY,
            r"Consejo de Seguridad": SECURITY,
            r"Consejo Económico y Social": ECOSOC,
            r"Consejo de Derechos Humanos": RIGHTS,
            r"Consejo (?:de Administración|Ejecutivo)": OTHER,
            r"Consejo": COUNCIL,
            r"Subcomisión": RIGHTS_SUBCOMMISSION,
            r"Comisión de Derechos Humanos": RIGHTS_COMMISSION,
            r"Comisión Económica y Social para Asia y el Pacífico": ASIA,
            r"Conferencia|Congreso|Reunión de|Comisión": OTHER,
        },
        between=r"(?:del|de la|de los|de las)\s",
    ),
    "ru": Citing(
        r"[Рр]езолюци[а-яё]+|РЕЗОЛЮЦИ[А-ЯЁ]+",
        r"[Рр]ешени[а-яё]+|РЕШЕНИ[А-ЯЁ]+",
        {
            r"Ассамбле[а-яё]+ (?:Организации Объединенных Наций )?по окружающей среде": ENVIRONMENT,
            r"Ассамбле[а-яё]+ ООН по окружающей среде": ENVIRONMENT,
            r"Всемирн[а-яё]+ ассамбле[а-яё]+ здравоохранения|Ассамбле[а-яё]+ ООН-Хабитат": OTHER,
            r"Генеральн[а-яё]+ Ассамбле[а-яё]+|Ассамбле[а-яё]+": ASSEMBLY,
            r"Совет[а-яё]* Безопасности": SECURITY,
            r"Экономическ[а-яё]+ и Социальн[а-яё]+ Совет[а-яё]*": ECOSOC,
            r"Совет[а-яё]* по правам человека": RIGHTS,
            r"Совет[а-яё]* управляющих|Исполнительн[а-яё]+ совет[а-яё]*": OTHER,
            r"Совет[а-яё]*": COUNCIL,
            r"Подкомисси[а-яё]+": RIGHTS_SUBCOMMISSION,
            r"Комисси[а-яё]+ по правам человека": RIGHTS_COMMISSION,
            r"Экономическ[а-яё]+ и социальн[а-яё]+ комисси[а-яё]+ для Азии и Тихого океана": ASIA,
            r"Конференци[а-яё]+|Конгресс[а-яё]*|Совещани[а-яё]+|Комисси[а-яё]+": OTHER,
        },
        # Letters that look like Latin ones, which typists take for them.
        letters=dict(zip("АВСЕКМНОРТХ", "ABCEKMHOPTX", strict=True)),
    ),
    "zh": Citing(
        r"决议",
        r"决定",
        {
            r"联合国环境大会": ENVIRONMENT,
            r"世界卫生大会|人居(?:署)?大会": OTHER,
            r"大会|其": ASSEMBLY,
            r"安全理事会|安理会": SECURITY,
            r"经济及社会理事会|经社理事会": ECOSOC,
            r"人权理事会": RIGHTS,
            r"(?:理事|执行)理事会": OTHER,
            r"理事会": COUNCIL,
            r"小组委员会": RIGHTS_SUBCOMMISSION,
            r"人权委员会": RIGHTS_COMMISSION,
            r"亚洲及太平洋经济社会委员会|亚太经社会": ASIA,
            r"缔约方(?:大会|会议)|缔约国会议|执行局|委员会": OTHER,
        },
        act_follows=True,
        letters=dict(zip("甲乙丙丁", "ABCD", strict=True)),
    ),
    "ar": Citing(
        r"[وبفلك]{0,3}(?:ال)?(?:قرار)(?:ات|ين|ان|ا|ي|اتها|اته|ها|ه|يها|يه)?",
        r"[وبفلك]{0,3}(?:ال)?مقرر(?:ات|ين|ان|ا|ي|اتها|اته|ها|ه|يها|يه)?",
        {
            r"جمعية الأمم المتحدة للبيئة": ENVIRONMENT,
            r"جمعية الصحة العالمية|جمعية (?:الأمم المتحدة للموئل|موئل الأمم المتحدة)": OTHER,
            r"الجمعية العامة|الجمعية": ASSEMBLY,
            r"مجلس الأمن": SECURITY,
            r"المجلس الاقتصادي والاجتماعي": ECOSOC,
            r"مجلس حقوق الإنسان": RIGHTS,
            r"مجلس الإدارة|المجلس التنفيذي": OTHER,
            r"المجلس": COUNCIL,
            r"اللجنة الفرعية": RIGHTS_SUBCOMMISSION,
            r"لجنة حقوق الإنسان": RIGHTS_COMMISSION,
            r"اللجنة الاقتصادية والاجتماعية لآسيا والمحيط الهادئ": ASIA,
            r"مؤتمر|المؤتمر|لجنة|اللجنة|اجتماع": OTHER,
        },
        between=r"(?:الصادر(?:ة)?\sعن\s)?",
        letters=dict(zip([*LETTERS, *_MORE_ARABIC_LETTERS], ascii_uppercase, strict=True)),
    ),
}
"""By the code of the archive."""
