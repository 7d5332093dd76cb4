"""Articles, pronouns, auxiliaries and other words that hold a sentence together."""

ARTICLES = ("a", "an", "the")
DEMONSTRATIVES = ("this", "that", "these", "those")
POSSESSIVES = ("my", "your", "his", "her", "its", "our", "their")
THIRD_POSSESSIVES = ("his", "her", "its", "their")
"""Those of whom a story speaks, rather than of who speaks in it."""
STRONG_DETERMINERS = (*ARTICLES, *DEMONSTRATIVES, *POSSESSIVES)
"""Each of them says which one is meant, so that a noun follows and no new one is counted."""
DETERMINERS = (*STRONG_DETERMINERS, "each", "every", "some", "any", "no")
PER = ("a", "an", "per", "each", "every")
"""What makes a rate of a unit: "500 litres a minute"."""

THIRD_PERSON = ("he", "she", "it", "they")
SPEAKERS = ("he", "she", "they")
"""Those of them who can be quoted."""

BE = ("be", "is", "am", "are", "was", "were", "been", "being")
HAVE = ("have", "has", "had", "having")
DO = ("do", "does", "did")
MODALS = ("will", "would", "shall", "should", "can", "could", "may", "might", "must")
FINITE_AUXILIARIES = ("has", "have", "had", "is", "are", "was", "were", *MODALS)
"""Those that a clause cannot have two of: each shows that another clause has begun."""
MODALS_OR_NAMES = ("will", "may", "can", "might")
"""Names, a month or nouns as well: "Will will be there"."""

LEADS_ON = (
    *ARTICLES,
    *("of", "to", "at", "by", "for", "from", "with", "without", "into", "onto", "upon", "between"),
    *("among", "against", "towards", "toward", "during", "despite", "because", "than", "until"),
    *("and", "or", "but", "nor", "if", "whether", "although", "unless"),
    *("my", "your", "its", "their", "our", "his", "every", "each"),
)
"""No sentence ends with these; one may end with "her", "in" or "though"."""
CLAUSE_OPENERS = ("that", "which", "who", "whose", "as", "when", "while", "where")
NEVER_LAST = ("a", "an", "the", "of", "my", "your", "its", "their", "our", "his", "every")
"""Not even a message in careless speech ends with these."""

FUNCTION_WORDS = tuple(
    """
    a an the of to and or but as at by for from with into than if is are was were be been has have
    will would can could may might should must not he she it they we i his its their our this these
    those who which about after before since some any under between through until while because so
    also
    """.split()
)
"""Small words that are a slip where they stand twice in a row."""
MAY_BE_SAID_TWICE = tuple(
    """
    hundred thousand million billion trillion had that very really so much many far long way too no
    yes yeah ha he hey ho oh ah la na da bye knock tut tap click blah hush please never now there
    here well again in on up out down over off more less big bad good old little only always quite
    pretty do did does what when where how why you her him me them boo chop beep bang boom wait stop
    go run help vote win rah cha cha-cha chin chow couscous gaga tom pom yo bora pago walla baden
    hip hot deep high hard real mega ever
    """.split()
)
"""Words that English says twice, for effect ("very very"), by its grammar ("had had", "in in") or
because a name does ("Baden Baden")."""
