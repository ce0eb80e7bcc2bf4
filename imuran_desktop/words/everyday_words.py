"""How people write what they feel: words that say nothing by themselves, and words that say the same.

Both are texts of the catalogue, so that a language can bring its own.
"""

FILLERS = (
    "a about actually after am an and any are as at badly be because been being bit bits but by can could did do does "
    "doing during even ever feel feeling feels felt for from get gets getting go goes going gone got had has have "
    "having he her hers him his how i id if im in is it its ive just keep keeps kept kind kinda lately like little lot "
    "lots maybe me mine my now of often on or our quite rather really she so some sort sorta still suddenly than that "
    "the their them then there these they theyre this those to today tonight too very was we were what when whenever "
    "where which while with would yesterday you your"
)
"""Words of a sentence that say nothing about a symptom."""

ALIKE = (
    "poo poop stool faeces feces crap shit turd; wee pee urine urinate piss; "
    "tummy stomach belly abdomen abdominal gut tum; swollen swelling puffy; "
    "sore hurt pain painful ache; colour color; foot feet; bleed bled; vomit puke barf spew; "
    "trouble problem difficulty hard struggle; constant nonstop persistent; "
    "not dont doesnt didnt isnt arent wasnt wont havent hasnt; cannot cant couldnt unable"
)
"""Groups of words that say the same thing, set apart by semicolons."""
