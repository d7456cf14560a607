### Command menus

# $command the command
menu-command = { $command ->
    [report] Report a problem: broken, leaking, unsafe
    [my] My matters
    [reports] What is still open in this building
    [vote] Put a question to the building
    [votes] Votes, running and past
    [fund] Begin a fund: pay for something together
    [funds] Funds and their accounts
    [notice] Announce a clinic, a lecture, an outage
    [notices] Notices and events to come
    [lang] Language / 换语言
    [big] Big letters: fewer and larger buttons
    [members] Approve residents
    [role] Give somebody a role, or see who has one
    [units] Set up units, categories and buildings
    [import] Import the roll of flats
    [bind] Which building this group is for
   *[help] What I can do here
}
