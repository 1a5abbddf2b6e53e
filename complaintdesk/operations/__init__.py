"""What people do. One public function is one act of a person, one transaction, one event in the trail."""
