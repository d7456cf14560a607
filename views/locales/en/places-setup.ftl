### Bringing the bot into a group: what it can do there, and which building it is

# $title the group's title
setup-title = <b>{ $title }</b>
    I am the neighbours' bot. In this group:

setup-community = Our community

# $right the right
setup-has = { $right ->
    [post] ✅ I can write
    [pin] ✅ I can pin messages
    [read] ✅ I can see what people write
   *[delete] ✅ I can delete messages
}

setup-lacks = { $right ->
    [post] ❌ I cannot write: nobody would get an answer
    [pin] ❌ I cannot pin: important news will not stay on top
    [read] ❌ I cannot see ordinary messages: people must begin with /report, or reply to me
   *[delete] ❌ I cannot delete messages: the group's administrators must remove junk
}

setup-remedy = The group's owner can make me an administrator and switch these on. There is no need to add me again.

# $kind whose group it is, $name the name
setup-tie = { $kind ->
    [group] the group of { $name }
    [staff] the staff group of { $name }
    [unit] the work group of { $name }
   *[none] not set yet
}

setup-now = This is <b>{ setup-tie }</b>.

# $what what is asked
setup-ask = { $what ->
    [founding] There is no community yet. What shall it be called?
    [communities] Which community does this group belong to?
    [units] Which unit's work group is this?
   *[buildings] Which building is this group for? Tap it, or send: /bind Building 6
}

setup-button = { $what ->
    [new] ➕ New building
    [staff] This is the staff group
    [unit] This is a unit's group
    [change] Change
    [name] ✏️ Choose a name
    [before] ‹ Before
    [after] More ›
    [sure] ✅ Confirm
   *[keep] Leave it
}

# $title the group's title
setup-found = Call it “{ $title }”

setup-decline = Decline

setup-tied = { $kind ->
    [group] ✅ Done: this is the group of <b>{ $name }</b>.
        To report a problem, send /report and a few words, like: /report the light on the third floor is broken
    [staff] ✅ Done: this is the staff group of <b>{ $name }</b>. What nobody takes up will come here.
   *[unit] ✅ Done: this is the work group of <b>{ $name }</b>. What is sent to that unit will come here.
}

# $before now, $after then
setup-sure = At present this is <b>{ $before }</b>.
    Make it <b>{ $after }</b> instead?

setup-which = Several names are close to that. Which one is it?

# $title the group, $person who asks, $place the building, $before what it is now
setup-request = { $person } (an administrator of the group) would like “{ $title }” to be the group of <b>{ $place }</b>.
    At present: { $before }.
    Do you agree?

# $title the group, $place the building, $person who decided
setup-agreed = ✅ { $person } agreed: “{ $title }” is the group of <b>{ $place }</b>.
setup-disagreed = { $person } did not agree to “{ $title }” being the group of <b>{ $place }</b>.

# $place the building
setup-declined = The community staff did not agree to this being the group of <b>{ $place }</b>. Please ask them if in doubt.

# $note what happened
setup-note = { $note ->
    [no-community] No community has been set up yet. The bot's owner must send /bind first.
    [forbidden] Only community staff can do this. Ask them to send here: /bind Building 6
    [already] That is how this group is set already.
    [unknown] I know no such building. Ask the community staff to add it, then try again.
    [requested] I have asked the community staff. You will be told here when they agree.
    [nobody] I cannot reach any community staff now. Ask them to open a private chat with me and press Start, then try again.
    [founded] ✅ The community is there. Now choose which building this group is for.
    [group-only] Please send this in the group you want to set up, like: /bind Building 6
    [kept] All right, nothing was changed.
   *[bad-name] That name will not do. Please write 1 to 30 characters, like: Building 6
}

# $id, $person who is asked
setup-name = <a href="tg://user?id={ $id }">{ $person }</a>, { $what ->
    [building] what is the building called? Reply to this message, like: Building 6
   *[community] what is the community called? Reply to this message, like: Green Lake
}

setup-name-hint = { $what ->
    [building] Like: Building 6
   *[community] Like: Green Lake
}

setup-lost = I was taken out of the group “{ $title }” and can send nothing there.
    To bring me back, add me again: its settings are kept.

setup-mute = I cannot write in the group “{ $title }”. Its owner must let me write, or make me an administrator.

setup-stranger = Hello, I am the neighbours' bot. Community staff must set me up, so for now I do nothing here.
    If you would like to use me, ask community staff to send here: /bind Building 6

# $reason why
setup-toast = { $reason ->
    [forbidden] Only community staff can do this.
    [sure] This group was just set to something else. Please look again.
    [already] That is how it is already.
    [declined] All right.
   *[done] Done.
}
