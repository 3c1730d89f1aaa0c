#!/usr/bin/perl
# SPDX-License-Identifier: GPL-3.0-or-later
# read_ktap.pl FILE SUBTESTS: whether Perl's reader of TAP takes the file, and finds that many subtests.
use strict;
use warnings;
use TAP::Parser;

my ( $file, $subtests ) = @ARGV;
open my $handle, '<', $file or die "$file: $!\n";
my @outer;
while ( my $line = <$handle> ) {
    push @outer, $line if $line !~ /^    /;    # TAP 13 knows no subtests, and Perl reads what stands outermost
}
my $parser = TAP::Parser->new( { tap => join '', grep { !/^KTAP/ } @outer } );
$parser->run;
die "$file: ", join( '; ', $parser->parse_errors ), "\n" if $parser->parse_errors;
die "$file: ", scalar( $parser->tests_run ), " tests, not $subtests\n" if $parser->tests_run != $subtests;

# Each subtest is TAP once more, four blanks further in.
seek $handle, 0, 0;
my @inner;
while ( my $line = <$handle> ) {
    if ( $line =~ s/^    // ) { push @inner, $line if $line !~ /^KTAP/; next; }
    next if !@inner;
    my $inside = TAP::Parser->new( { tap => join '', @inner } );
    $inside->run;
    die "$file: ", join( '; ', $inside->parse_errors ), "\n" if $inside->parse_errors;
    @inner = ();
}
