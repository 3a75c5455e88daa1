#!/usr/bin/env python3
"""command_line.py bash|zsh|fish|man ROOT OUT: completions of shells and the manual page, from the tables that the program
itself is made of: commands, options, rules, formats, kinds of facts."""
import os
import re
import sys

STRING = r'"((?:[^"\\]|\\.)*)"'
# What the argument of an option, or an operand, may be; all else are files.
CHOICES = {
    "SEVERITY": ["error", "warning", "info", "never"],
    "WHEN": ["auto", "always", "never"],
    "FORM": ["relative", "absolute"],
    "which|check": ["which", "check"],
}
NOT_FILES = {"N", "BASE", "NAME...", "ENTITY", ""}
ANY = "ANY"


def unquoted(text):
    return re.sub(r"\\(.)", r"\1", text)


class Tables:
    def __init__(self, root):
        def read(path):
            with open(os.path.join(root, path), encoding="utf-8") as f:
                return re.sub(r"/\*.*?\*/", "", f.read(), flags=re.S)

        self.version = re.search(r'NOTELINT_VERSION "(.*?)"', read("include/notelint/version.h"))[1]
        self.home = re.search(r'NOTELINT_HOME "(.*?)"', read("include/notelint/version.h"))[1]
        rows = re.findall(rf"^COMMAND\(\w+, (\w+), {STRING}, {STRING}, {STRING}\)", read("src/cli/commands.def"), re.M)
        self.commands = [{"id": i, "name": n, "operands": o, "summary": unquoted(s)} for i, n, o, s in rows]
        rows = re.findall(
            rf"^OPTION\(\w+, (?:0|'(\w)'), {STRING}, (?:NULL|{STRING}), ([\w |]+), {STRING}\)", read("src/cli/options.def"), re.M
        )
        self.options = [
            {"letter": letter, "name": name, "argument": argument, "commands": commands.split(" | "), "help": unquoted(text)}
            for letter, name, argument, commands, text in rows
        ]
        rules = re.findall(rf"^RULE\(\w+, {STRING}, (\w+), .*?,\s*{STRING}\)", read("src/rules/rules.def"), re.M | re.S)
        self.rules = [(name, unquoted(summary)) for name, _, summary in rules]
        self.families = sorted({family.lower().replace("_", "-") for _, family, _ in rules})
        self.formats = re.findall(rf"^    \{{{STRING}, report_\w+, {STRING}", read("src/report/formats.c"), re.M)
        self.kinds = re.findall(rf"^    \{{\.name = {STRING}", read("src/report/facts.c"), re.M)
        for table in (self.commands, self.options, self.rules, self.formats, self.kinds):
            assert table
        assert len(self.options) == read("src/cli/options.def").count("OPTION("), "a row of options.def is not understood"
        assert len(self.commands) == read("src/cli/commands.def").count("COMMAND("), "a row of commands.def is not understood"

    def choices(self, argument, command=None):
        """The words that fit, or None where files do."""
        first = argument.strip("[]").split(" ")[0]
        if first == "RULE":
            return [name for name, _ in self.rules]
        if first == "RULE,...":
            return self.families + [name for name, _ in self.rules]
        if first == "KIND":
            return self.kinds
        if first == "COMMAND":
            return [command["name"] for command in self.commands]
        if argument == "NAME":
            return [name for name, _ in self.formats] if command == "CHECK" else ["json", "text"]
        if argument == "FORMAT:FILE":
            return [name + ":" for name, _ in self.formats]
        if argument in NOT_FILES:
            return []
        return CHOICES.get(first)

    def options_of(self, command):
        return [option for option in self.options if option["commands"] == [ANY] or command["id"] in option["commands"]]


def spellings(option):
    return [f"--{option['name']}"] + ([f"-{option['letter']}"] if option["letter"] else [])


def bash(tables):
    yield "# bash completion for notelint\n"
    yield "_notelint() {"
    yield "    local cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD-1]} command=check words='' files='' list='' word"
    yield "    # bash takes --format=json and json:FILE apart"
    yield '    if [[ $cur == = || $cur == : ]]; then prev=$cur cur=''; fi'
    yield '    if [[ $prev == = ]]; then prev=${COMP_WORDS[COMP_CWORD-1]}'
    yield '        if [[ $prev == = ]]; then prev=${COMP_WORDS[COMP_CWORD-2]}; fi'
    yield "    fi"
    names = " ".join(command["name"] for command in tables.commands)
    yield f'    case " {names} " in *" ${{COMP_WORDS[1]}} "*) if [[ $COMP_CWORD -gt 1 ]]; then command=${{COMP_WORDS[1]}}; fi ;; esac'
    yield "    case $command$prev in"
    yield "    *:) files=1 ;;"
    for command in tables.commands:
        for option in tables.options_of(command):
            if not option["argument"]:
                continue
            patterns = "|".join(command["name"] + spelling for spelling in spellings(option))
            choices = tables.choices(option["argument"], command["id"])
            todo = "files=1" if choices is None else f"words='{' '.join(choices)}'"
            todo += " list=1" if option["argument"] == "RULE,..." else ""
            yield f"    {patterns}) {todo or ':'} ;;"
    yield "    *)"
    yield "        case $command in"
    for command in tables.commands:
        options = " ".join(f"--{option['name']}" for option in tables.options_of(command))
        choices = tables.choices(command["operands"])
        yield f"        {command['name']}) if [[ $cur == -* ]]; then words='{options}'; else words='{' '.join(choices or [])}' files={'1' if choices is None else ''}; fi ;;"
    yield "        esac"
    yield f"        if [[ $COMP_CWORD == 1 && $cur != -* ]]; then words='{names}'; fi"
    yield "        ;;"
    yield "    esac"
    yield "    COMPREPLY=()"
    yield "    local head='' tail=$cur"
    yield '    if [[ $list && $cur == *,* ]]; then head=${cur%,*}, tail=${cur##*,}; fi'
    yield '    while IFS= read -r word; do COMPREPLY+=("$head$word"); done < <(compgen -W "$words" -- "$tail")'
    yield "    if [[ $list || ${COMPREPLY[0]} == *: ]]; then compopt -o nospace 2>/dev/null; fi"
    yield "    if [[ $files ]]; then"
    yield "        compopt -o filenames 2>/dev/null"
    yield '        while IFS= read -r word; do COMPREPLY+=("$word"); done < <(compgen -f -- "$cur")'
    yield "    fi"
    yield "    return 0"
    yield "}"
    yield "complete -F _notelint notelint"


def zsh_text(text):
    return re.sub(r"([\[\]:\\])", r"\\\1", text).replace("'", "'\\''")


def zsh_action(tables, argument, command):
    if argument == "RULE,...":
        return "_values -s , rule " + " ".join(tables.choices(argument))
    if argument == "FORMAT:FILE":
        return "_notelint_output"
    choices = tables.choices(argument, command)
    if choices is None:
        return "_files"
    return f"({' '.join(choices)})" if choices else " "


def zsh(tables):
    yield "#compdef notelint\n"
    yield "_notelint_output() {"
    yield "    if compset -P '*:'; then _files"
    yield f"    else compadd -S : -- {' '.join(name for name, _ in tables.formats)}"
    yield "    fi"
    yield "}\n"
    yield "_notelint() {"
    yield "    local command=check"
    names = " ".join(command["name"] for command in tables.commands)
    yield "    if (( CURRENT == 2 )) && [[ $words[2] != -* ]]; then"
    yield "        local -a commands=("
    for command in tables.commands:
        yield f"            '{command['name']}:{zsh_text(command['summary'])}'"
    yield "        )"
    yield "        _describe command commands"
    yield "        _files"
    yield "        return"
    yield "    fi"
    yield f"    if [[ ' {names} ' == *\" $words[2] \"* ]]; then"
    yield "        command=$words[2]"
    yield "        shift words"
    yield "        (( CURRENT-- ))"
    yield "    fi"
    yield "    case $command in"
    for command in tables.commands:
        yield f"    {command['name']})"
        yield "        _arguments -s -S \\"
        for option in tables.options_of(command):
            argument = option["argument"]
            tail = f":{zsh_text(argument)}:{zsh_action(tables, argument, command['id'])}" if argument else ""
            for spelling in spellings(option):
                equals = "=" if argument and spelling.startswith("--") else ""
                yield f"            '*{spelling}{equals}[{zsh_text(option['help'])}]{tail}' \\"
        yield f"            '*:{zsh_text(command['operands'] or 'nothing')}:{zsh_action(tables, command['operands'], command['id'])}'"
        yield "        ;;"
    yield "    esac"
    yield "}\n"
    yield '_notelint "$@"'


def fish_text(text):
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'"


def fish(tables):
    names = " ".join(command["name"] for command in tables.commands)
    yield "# fish completion for notelint\n"
    yield "function __notelint_command"
    yield "    set -l words (commandline -opc)"
    yield f"    if set -q words[2]; and contains -- $words[2] {names}"
    yield "        echo $words[2]"
    yield "    else"
    yield "        echo check"
    yield "    end"
    yield "end\n"
    yield "function __notelint_is"
    yield "    contains -- (__notelint_command) $argv"
    yield "end\n"
    yield "function __notelint_list"
    yield "    set -l done (commandline -ct | string replace -r '[^,]*$' '')"
    yield "    printf '%s\\n' $done$argv"
    yield "end\n"
    for command in tables.commands:
        yield f"complete -c notelint -n 'test (count (commandline -opc)) = 1' -a {command['name']} -d {fish_text(command['summary'])}"
    for command in tables.commands:
        choices = tables.choices(command["operands"])
        if choices is not None:
            words = f" -a {fish_text(' '.join(choices))}" if choices else ""
            yield f"complete -c notelint -n '__notelint_is {command['name']}' -f{words}"
    for option in tables.options:
        groups = {}
        for command in tables.commands:
            if option in tables.options_of(command):
                choices = tables.choices(option["argument"], command["id"]) if option["argument"] else []
                groups.setdefault(None if choices is None else tuple(choices), []).append(command["name"])
        for choices, commands in groups.items():
            letter = f" -s {option['letter']}" if option["letter"] else ""
            words = ""
            if option["argument"]:
                words = " -rF" if choices is None else " -x"
                if choices:
                    listed = f"(__notelint_list {' '.join(choices)})" if option["argument"] == "RULE,..." else " ".join(choices)
                    words += f" -a {fish_text(listed)}"
            yield (
                f"complete -c notelint -n '__notelint_is {' '.join(commands)}'"
                f" -l {option['name']}{letter}{words} -d {fish_text(option['help'])}"
            )


def roff(text):
    text = text.replace("\\", "\\e").replace("-", "\\-")
    return "\\&" + text if text[:1] in ".'" else text


def man(tables):
    yield f'.TH NOTELINT 1 "" "notelint {tables.version}" "User Commands"'
    yield ".SH NAME\nnotelint \\- validation linter and consistency checker for collections of Markdown notes"
    yield ".SH SYNOPSIS\n.B notelint\n[\\fBcheck\\fR] [\\fIOPTION\\fR...] [\\fIPATH\\fR...]\n.br\n.B notelint\n\\fICOMMAND\\fR [\\fIOPTION\\fR...] [\\fIOPERAND\\fR...]"
    yield ".SH DESCRIPTION"
    yield roff("notelint checks vaults of Markdown notes: every note for itself, and all of them against each other.")
    yield roff("The vault is the nearest folder upwards with notelint.yaml, else with .obsidian, else the git work tree, else the folder itself.")
    yield roff("All notes are always read; a PATH only narrows what is reported.")
    yield ".SH COMMANDS"
    for command in tables.commands:
        yield f".TP\n\\fB{command['name']}\\fR \\fI{roff(command['operands'])}\\fR".rstrip() if command["operands"] else f".TP\n\\fB{command['name']}\\fR"
        yield roff(command["summary"][0].upper() + command["summary"][1:] + ".")
    yield ".SH OPTIONS"
    for option in tables.options:
        argument = f" \\fI{roff(option['argument'])}\\fR" if option["argument"] else ""
        yield ".TP\n" + ", ".join(f"\\fB{roff(spelling)}\\fR" for spelling in reversed(spellings(option))) + argument
        names = [command["name"] for command in tables.commands if option in tables.options_of(command)]
        which = "" if option["commands"] == [ANY] or names == ["check"] else f" (Of {', '.join(names)}.)"
        yield roff(option["help"][0].upper() + option["help"][1:] + "." + which)
    yield ".SH FORMATS"
    for name, summary in tables.formats:
        yield f".TP\n\\fB{name}\\fR\n{roff(summary[0].upper() + summary[1:] + '.')}"
    yield ".SH RULES"
    yield roff("`notelint explain RULE` prints the page of a rule.")
    for name, summary in tables.rules:
        yield f".TP\n\\fB{roff(name)}\\fR\n{roff(summary[0].upper() + summary[1:] + '.')}"
    yield ".SH EXIT STATUS"
    for status, meaning in (
        ("0", "Nothing is at or above the severity of --fail-on."),
        ("1", "Something is."),
        ("2", "The check could not be made; also when there was nothing to check."),
    ):
        yield f".TP\n{status}\n{roff(meaning)}"
    yield roff("The command hook ends with 2 where it has findings to tell, and with 1 where it failed.").join((".PP\n", ""))
    yield ".SH ENVIRONMENT"
    for name, meaning in (
        ("NO_COLOR", "No colours, unless --color asks for them."),
        ("NOTELINT_CACHE_DIR", "Where what was read in the notes is kept; set to nothing: nowhere."),
        ("XDG_CACHE_HOME", "Without it: the folder notelint in here, else in ~/.cache."),
        ("GIT_INDEX_FILE", "The index that --staged reads."),
        ("SOURCE_DATE_EPOCH", "The day against which dates are measured, in seconds since 1970."),
    ):
        yield f".TP\n\\fB{name}\\fR\n{roff(meaning)}"
    yield ".SH FILES"
    yield f".TP\n\\fBnotelint.yaml\\fR, \\fB.notelint.yaml\\fR\n{roff('Settings, at the root of the vault.')}"
    yield ".SH EXAMPLES"
    for command, meaning in (
        ("notelint check --diff main", "What belongs to the changes since the branch left main."),
        ("notelint check --fix --dry-run", "What the certain fixes would change, as a diff."),
        ("notelint check --output sarif:notelint.sarif", "A report for code scanning beside the one for people."),
    ):
        yield f".TP\n\\fB{roff(command)}\\fR\n{roff(meaning)}"
    yield f".SH SEE ALSO\n.BR git (1),\n.UR {tables.home}\nthe project\n.UE"


def main():
    kind, root, out = sys.argv[1:]
    with open(out, "w", encoding="utf-8") as f:
        f.write("\n".join({"bash": bash, "zsh": zsh, "fish": fish, "man": man}[kind](Tables(root))) + "\n")


main()
