select accession_number from touched;
