#!/usr/bin/env bash
# Every sentence that people read has a Vietnamese wording with the same conversions.
#
#   tests/lint/wording.sh              complains about what is missing, differs or is used no more
#   tests/lint/wording.sh --missing    prints what is missing as rows for sim/report/wording_vi_*.c
#   tests/lint/wording.sh --all        prints every sentence and where it stands
#
# Sentences are found where they are used: as format or hint of a finding (grdp_diag_add,
# grdp_diag_error), as argument of grdp_word and grdp_cli_word, through functions that hand a
# parameter on to one of these, in arrays and in fields of tables that are looked up there, in the
# fields .doc, .more, .word, .arguments and .cost, in what functions named fault return, and in the
# descriptions of parameters and series.
# SPDX-License-Identifier: GPL-3.0-or-later
set -euo pipefail
mode=${1-}
export mode
cd "$(dirname "${BASH_SOURCE[0]}")/../.."

find sim models -name '*.[ch]' | LC_ALL=C sort | xargs perl -- <(cat <<'END'
use strict;
use warnings;

my $mode = $ENV{mode};
my $list_missing = $mode eq '--missing';
my (%file, %wanted, %wordings, %every);

# Cuts C into tokens; adjacent literals are joined. A token is [kind, text, line].
sub tokens
{
    my ($text) = @_;
    my (@tokens, $line);
    $line = 1;
    while ($text =~ m{\G(?:(\s+)|(//[^\n]*|/\*.*?\*/)|(\#(?:\\\n|[^\n])*)|"((?:\\.|[^"\\])*)"
                      |('(?:\\.|[^'\\])*')|([A-Za-z_]\w*)|(->|.))}gcsx) {
        if (defined $4) {
            if (@tokens && $tokens[-1][0] eq 'text') {
                $tokens[-1][1] .= $4;
            } else {
                push @tokens, ['text', $4, $line];
            }
        } elsif (defined $6) {
            push @tokens, ['word', $6, $line];
        } elsif (defined $5 || defined $7) {
            push @tokens, ['mark', $5 // $7, $line];
        }
        $line += () = $& =~ /\n/g;
    }
    return \@tokens;
}

# The arguments of the parentheses that open at $at, each a list of tokens, and where they close.
sub arguments
{
    my ($tokens, $at) = @_;
    my (@arguments, $depth);
    @arguments = ([]);
    $depth = 0;
    for (; $at < @$tokens; $at++) {
        my ($kind, $text) = @{$tokens->[$at]};
        if ($kind eq 'mark' && $text =~ /^[(\[{]$/) {
            next if $depth++ == 0;
        } elsif ($kind eq 'mark' && $text =~ /^[)\]}]$/) {
            last if --$depth == 0;
        } elsif ($kind eq 'mark' && $text eq ',' && $depth == 1) {
            push @arguments, [];
            next;
        }
        push @{$arguments[-1]}, $tokens->[$at];
    }
    return (\@arguments, $at);
}

sub want
{
    my ($name, @tokens) = @_;
    for (@tokens) {
        next unless $_->[0] eq 'text' && $_->[1] =~ /[A-Za-z]{2}/;
        $wanted{$_->[1]} //= "$name:$_->[2]";
    }
}

# Literals of an argument, without those inside the calls and comparisons in it.
sub literals
{
    my ($argument) = @_;
    my ($depth, @found) = (0);
    for my $i (0 .. $#$argument) {
        my ($kind, $text) = @{$argument->[$i]};
        my $is_call = $kind eq 'mark' && $text eq '(' && $i > 0 && $argument->[$i - 1][0] eq 'word';
        $depth++ if $is_call || ($depth && $kind eq 'mark' && $text eq '(');
        $depth-- if $depth && $kind eq 'mark' && $text eq ')';
        push @found, $argument->[$i] if $kind eq 'text' && !$depth;
    }
    return @found;
}

for my $name (@ARGV) {
    open my $in, '<:raw', $name or die "$name: $!\n";
    local $/;
    my $text = <$in>;
    $file{$name} = tokens($text);
    next if $name =~ /wording_vi_/;
    $every{$_->[1]}++ for grep { $_->[0] eq 'text' } @{$file{$name}};
    $every{$1}++ while $text =~ /"((?:\\.|[^"\\])*)"/g;
}

# Where a function takes a sentence: {name}{index}. Static functions are known by "file name".
my %takes = (grdp_diag_add => {3 => 1, 4 => 1}, grdp_diag_error => {2 => 1, 3 => 1},
             grdp_word => {1 => 1}, grdp_cli_word => {1 => 1});

sub takes
{
    my ($name, $function) = @_;
    return $takes{"$name $function"} // $takes{$function};
}

# Definitions: "name(parameters) {" in the first column of depth 0.
my @functions;
for my $name (keys %file) {
    my $tokens = $file{$name};
    my $depth = 0;
    for (my $i = 0; $i < @$tokens; $i++) {
        my ($kind, $text) = @{$tokens->[$i]};
        $depth++ if $kind eq 'mark' && $text eq '{';
        $depth-- if $kind eq 'mark' && $text eq '}';
        next unless $depth == 0 && $kind eq 'word' && $i + 1 < @$tokens && $tokens->[$i + 1][1] eq '(';
        my ($parameters, $close) = arguments($tokens, $i + 1);
        next unless $close + 1 < @$tokens && $tokens->[$close + 1][1] eq '{';
        my (undef, $end) = arguments($tokens, $close + 1);
        my @names = map { my @words = grep { $_->[0] eq 'word' } @$_; @words ? $words[-1][1] : '' }
            @$parameters;
        push @functions, [$name, $text, \@names, $close + 1, $end];
    }
}

# What is handed on, until nothing new is found.
for (my $new = 1; $new;) {
    $new = 0;
    for (@functions) {
        my ($name, $function, $names, $start, $end) = @$_;
        my $tokens = $file{$name};
        for (my $i = $start; $i < $end; $i++) {
            next unless $tokens->[$i][0] eq 'word' && $tokens->[$i + 1][1] eq '(';
            my $takes = takes($name, $tokens->[$i][1]) or next;
            my ($arguments) = arguments($tokens, $i + 1);
            for my $index (keys %$takes) {
                my $argument = $arguments->[$index] or next;
                next unless @$argument && $argument->[0][0] eq 'word';
                my @parameter = grep { $names->[$_] eq $argument->[0][1] } 0 .. $#$names;
                next if !@parameter || @$argument > 1 && $argument->[1][1] =~ /^(->|\.|\()$/;
                my $key = $function =~ /^grdp_/ ? $function : "$name $function";
                $new = 1 unless $takes{$key}{$parameter[0]}++;
            }
        }
    }
}

# The texts of the statuses stand in a macro.
open my $status, '<:raw', 'sim/include/grdp/status.h' or die "status.h: $!\n";
while (<$status>) {
    $wanted{$1} //= "sim/include/grdp/status.h:$." if /^    X\(\w+, \d+, "([^"]*)"\)/;
}

# The texts of a file's tables whose field is looked up: struct row { ...; const char *title; } and
# static const row rows[] = { {..., "title"}, {.title = "title"} }.
sub want_field
{
    my ($name, $field) = @_;
    my $tokens = $file{$name};
    my %index;
    for (my $i = 0; $i + 3 < @$tokens; $i++) {
        next unless $tokens->[$i][1] eq 'struct' && $tokens->[$i + 2][1] eq '{';
        my ($type, $n) = ($tokens->[$i + 1][1], 0);
        my (undef, $end) = arguments($tokens, $i + 2);
        for my $at ($i + 3 .. $end - 1) {
            next unless $tokens->[$at + 1][1] =~ /^[,;\[]$/ && $tokens->[$at][0] eq 'word';
            $index{$type} = $n if $tokens->[$at][1] eq $field;
            $n++;
        }
    }
    for (my $i = 0; $i + 3 < @$tokens; $i++) {
        my $at = $index{$tokens->[$i][1]};
        next unless defined $at && $tokens->[$i + 2][1] eq '[';
        my $open = $i;
        $open++ while $open < @$tokens && $tokens->[$open][1] !~ /^[={;]$/;
        next unless $tokens->[$open][1] eq '=';
        my (undef, $end) = arguments($tokens, $open + 1);
        for my $row ($open + 2 .. $end) {
            next unless $tokens->[$row][1] eq '{';
            my ($fields) = arguments($tokens, $row);
            my @named = grep { @$_ > 3 && $_->[0][1] eq '.' && $_->[1][1] eq $field } @$fields;
            my $value = @named ? $named[0] : $fields->[$at];
            want($name, @$value) if $value && (@named || $value->[0][1] ne '.');
        }
    }
}

for my $name (sort keys %file) {
    my $tokens = $file{$name};
    my (%arrays, %used, %fields);
    for (my $i = 0; $i + 1 < @$tokens; $i++) {
        my ($kind, $text, $line) = @{$tokens->[$i]};
        my $after = $tokens->[$i + 1];
        if ($name =~ /wording_vi_\w+\.c$/) {
            next unless $text eq '{' && $after->[0] eq 'text' && $tokens->[$i + 3][0] eq 'text';
            $wordings{$after->[1]} = [$tokens->[$i + 3][1], "$name:$after->[2]"];
            next;
        }
        # What the fields of a file mean is for readers of the code.
        if ($kind eq 'word' && $text eq 'grdp_field' && $after->[0] eq 'word' &&
            $tokens->[$i + 2][1] eq '[') {
            $i++ while $i < @$tokens && $tokens->[$i][1] !~ /^[={;]$/;
            (undef, $i) = arguments($tokens, $i + 1) if $tokens->[$i][1] eq '=';
            next;
        }
        # .doc = "..."
        want($name, $tokens->[$i + 2])
            if $kind eq 'word' && $text =~ /^(doc|more|word|arguments|cost)$/ && $i > 0 &&
            $tokens->[$i - 1][1] eq '.' && $after->[1] eq '=' && $i + 2 < @$tokens;
        # const char *const name[] = { ... }
        $arrays{$text} = $i
            if $kind eq 'word' && $after->[1] eq '[' && $i > 1 &&
            ($tokens->[$i - 1][1] eq '*' ||
                $tokens->[$i - 1][1] eq 'const' && $tokens->[$i - 2][1] eq '*');
        # static const grdp_param params[] = { [A] = {"name", "unit", "doc", ...}, ... }, and what
        # stands for a value in grdp_option options[] = { {"name", 'n', "VALUE", ...}, ... }
        if ($kind eq 'word' && $text =~ /^grdp_(param|series|option)$/ && $after->[0] eq 'word') {
            my $is_option = $text eq 'grdp_option';
            my $open = $i;
            $open++ while $open < @$tokens && $tokens->[$open][1] !~ /^[={;,()]$/;
            next unless $open < @$tokens && $tokens->[$open][1] eq '=';
            my (undef, $end) = arguments($tokens, $open + 1);
            for my $at ($open + 1 .. $end) {
                next unless $tokens->[$at][1] eq '{' && $tokens->[$at + 1][0] eq 'text';
                my ($fields) = arguments($tokens, $at);
                next if @$fields < 3;
                # What is typed as it is ("missed", "vi|en") begins with a small letter.
                want($name, grep { !$is_option || $_->[1] =~ /^[A-Z]/ } @{$fields->[2]});
            }
        }
        # const char *fault(...) { return "..."; }: what a distribution finds wrong
        if ($kind eq 'word' && $text =~ /(^|_)fault$/ && $after->[1] eq '(' && $i > 0 &&
            $tokens->[$i - 1][1] eq '*') {
            my (undef, $body) = arguments($tokens, $i + 1);
            $body++ while $body < @$tokens && $tokens->[$body][1] !~ /^[{;]$/;
            next unless $body < @$tokens && $tokens->[$body][1] eq '{';
            my (undef, $end) = arguments($tokens, $body);
            want($name, grep { $_->[0] eq 'text' } @$tokens[$body .. $end]);
        }
        next unless $kind eq 'word' && $after->[1] eq '(';
        my $takes = takes($name, $text) or next;
        my ($arguments) = arguments($tokens, $i + 1);
        for my $index (keys %$takes) {
            my $argument = $arguments->[$index] or next;
            want($name, literals($argument));
            $used{$argument->[0][1]}++ if @$argument && $argument->[0][0] eq 'word';
            for my $at (1 .. $#$argument) {
                $fields{$argument->[$at][1]}++ if $argument->[$at - 1][1] =~ /^(->|\.)$/;
            }
        }
    }
    want_field($name, $_) for keys %fields;
    for my $array (grep { $arrays{$_} } keys %used) {
        my $open = $arrays{$array};
        $open++ while $open < @$tokens && $tokens->[$open][1] !~ /^[={;]$/;
        next unless $open < @$tokens && $tokens->[$open][1] eq '=';
        my ($values) = arguments($tokens, $open + 1);
        want($name, map { grep { $_->[0] eq 'text' } @$_ } @$values) if @$values;
    }
}

sub conversions { join ' ', $_[0] =~ /%(?:zu|\.\*f|[sudgm%])/g }

if ($mode eq '--all') {
    print "$wanted{$_}: $_\n" for sort keys %wanted;
    exit 0;
}

my $failed = 0;
for my $english (sort keys %wanted) {
    if (!$wordings{$english}) {
        print $list_missing ? qq(    {"$english",\n     ""},\n)
                            : qq($wanted{$english}: no Vietnamese wording: "$english"\n);
        $failed = 1;
    } elsif (conversions($english) ne conversions($wordings{$english}[0])) {
        print "$wordings{$english}[1]: the conversions differ: \"$english\"\n";
        $failed = 1;
    }
}
for my $english (sort keys %wordings) {
    next if $every{$english};
    print "$wordings{$english}[1]: used nowhere: \"$english\"\n";
    $failed = 1;
}
printf "%d sentences, %d wordings\n", scalar keys %wanted, scalar keys %wordings
    unless $list_missing;
exit($failed && !$list_missing);
END
)
